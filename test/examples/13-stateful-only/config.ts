import { defineApplication } from '../../../app/define.ts';

/** A database and nothing else: others reach it through whatever is deployed beside it. */
export default defineApplication({
  name: 'ledger',
  workloads: {
    db: {
      image: 'postgres:17',
      env: {
        POSTGRES_DB: 'ledger',
        POSTGRES_USER: 'ledger',
        POSTGRES_PASSWORD_FILE: '/run/secrets/db-password',
        PGDATA: '/var/lib/postgresql/data/pgdata',
      },
      args: ['postgres', '-c', 'config_file=/etc/postgresql/postgresql.conf'],
      files: { settings: '/etc/postgresql/postgresql.conf' },
      secrets: { DB_PASSWORD: '/run/secrets/db-password' },
      volumes: { data: '/var/lib/postgresql/data' },
      ports: { sql: 5432 },
      startupProbe: { tcp: {}, periodSeconds: 2, failureThreshold: 60 },
      readinessProbe: { exec: { command: ['pg_isready', '--username', 'ledger'] }, periodSeconds: 5 },
      resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { cpu: '500m', memory: '256Mi' } },
      security: { user: 999, writable: { '/tmp': '16Mi', '/var/run/postgresql': '1Mi', '/dev/shm': '32Mi' } },
      stopGracePeriodSeconds: 30,
    },
  },
  volumes: { data: { size: '1Gi' } },
  secrets: { DB_PASSWORD: {} },
  configs: {
    settings: { content: "listen_addresses = '*'\nmax_connections = 20\nshared_buffers = 16MB\n" },
  },
});
