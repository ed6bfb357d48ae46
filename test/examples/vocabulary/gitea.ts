/**
 * Gitea: repositories over HTTPS and SSH, whose port is not the container's.
 *
 * @see https://github.com/go-gitea/gitea
 */
import { address, defineApplication, urlOf } from '../../../app/define.ts';
import { postgresReady, postgresSecurity } from './parts.ts';

export const gaps: readonly string[] = [];

export default defineApplication({
  name: 'gitea',
  tls: { acme: { email: 'ops@example.com' } },
  workloads: {
    server: {
      image: 'gitea/gitea:1.25-rootless',
      env: {
        GITEA__server__ROOT_URL: urlOf('server'),
        GITEA__server__SSH_PORT: 222,
        GITEA__database__DB_TYPE: 'postgres',
        GITEA__database__HOST: address('db'),
        GITEA__database__NAME: 'gitea',
        GITEA__database__USER: 'gitea',
        GITEA__database__PASSWD__FILE: '/run/secrets/db-password',
      },
      secrets: { DB_PASSWORD: '/run/secrets/db-password' },
      volumes: { data: '/var/lib/gitea', config: '/etc/gitea' },
      ports: { http: 3000, ssh: 2222 },
      publish: { ssh: 222 },
      routes: { pages: { host: 'git.example.com', port: 'http' } },
      readinessProbe: { http: { path: '/api/healthz', port: 'http' } },
      connectsTo: ['internet'],
      dependsOn: { db: 'healthy' },
    },
    db: {
      image: 'postgres:14',
      env: { POSTGRES_USER: 'gitea', POSTGRES_DB: 'gitea', POSTGRES_PASSWORD_FILE: '/run/secrets/password' },
      secrets: { DB_PASSWORD: '/run/secrets/password' },
      volumes: { 'db-data': '/var/lib/postgresql/data' },
      ports: { sql: 5432 },
      readinessProbe: postgresReady,
      security: postgresSecurity,
    },
  },
  volumes: { data: { size: '50Gi' }, config: { size: '10Mi' }, 'db-data': { size: '10Gi' } },
  secrets: { DB_PASSWORD: {} },
});
