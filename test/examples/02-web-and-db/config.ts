import { address, defineApplication, secret, template } from '../../../app/define.ts';

/** Pages on a public address, and a database that only they reach. */
export default defineApplication({
  name: 'blog',
  workloads: {
    web: {
      build: {},
      command: ['node', 'server.js'],
      env: { DATABASE_URL: template`postgres://blog:${secret('DB_PASSWORD')}@${address('db')}/blog`, PORT: 8080 },
      ports: { http: 8080 },
      routes: { pages: { host: 'blog.example.com' } },
      readinessProbe: { http: { path: '/readyz' } },
      livenessProbe: { http: { path: '/healthz' } },
      dependsOn: { db: 'healthy' },
    },
    db: {
      image: 'postgres:17',
      env: { POSTGRES_DB: 'blog', POSTGRES_USER: 'blog', POSTGRES_PASSWORD_FILE: '/run/secrets/db-password' },
      secrets: { DB_PASSWORD: '/run/secrets/db-password' },
      volumes: { data: '/var/lib/postgresql/data' },
      ports: { sql: 5432 },
      readinessProbe: { exec: { command: ['pg_isready', '--username', 'blog'] } },
      security: { user: 999, writable: { '/tmp': '64Mi', '/var/run/postgresql': '1Mi' } },
    },
  },
  volumes: { data: { size: '10Gi' } },
  secrets: { DB_PASSWORD: {} },
});
