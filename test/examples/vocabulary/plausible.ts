/**
 * Plausible, the community edition: pages, PostgreSQL for accounts, ClickHouse for events.
 *
 * @see https://github.com/plausible/community-edition
 */
import { address, defineApplication, secret, template, urlOf } from '../../../app/define.ts';
import { postgresReady, postgresSecurity } from './parts.ts';

export const gaps = ['limits on open files, which ClickHouse wants raised: a matter of the host'];

const IMAGE = 'ghcr.io/plausible/community-edition:v3.1.0';

const env = {
  BASE_URL: urlOf('plausible'),
  SECRET_KEY_BASE: secret('SECRET_KEY_BASE'),
  DATABASE_URL: template`postgres://postgres:${secret('DB_PASSWORD')}@${address('plausible-db')}/plausible_db`,
  CLICKHOUSE_DATABASE_URL: template`http://${address('plausible-events-db')}/plausible_events_db`,
};
const databases = { 'plausible-db': 'healthy', 'plausible-events-db': 'healthy' } as const;

export default defineApplication({
  name: 'plausible',
  tls: { acme: { email: 'ops@example.com' } },
  workloads: {
    plausible: {
      image: IMAGE,
      command: ['/entrypoint.sh', 'run'],
      env,
      volumes: { 'plausible-data': '/var/lib/plausible' },
      ports: { http: 8000 },
      routes: { pages: { host: 'stats.example.com' } },
      readinessProbe: { http: { path: '/api/health' } },
      connectsTo: ['internet'],
      dependsOn: { ...databases, migrate: 'completed' },
      security: { user: 999, readOnlyRoot: false },
    },
    'plausible-db': {
      image: 'postgres:16-alpine',
      env: { POSTGRES_PASSWORD_FILE: '/run/secrets/password' },
      secrets: { DB_PASSWORD: '/run/secrets/password' },
      volumes: { 'db-data': '/var/lib/postgresql/data' },
      ports: { sql: 5432 },
      startupProbe: { ...postgresReady, failureThreshold: 6 },
      readinessProbe: postgresReady,
      security: { ...postgresSecurity, user: 70 },
    },
    'plausible-events-db': {
      image: 'clickhouse/clickhouse-server:24.12-alpine',
      env: { CLICKHOUSE_SKIP_USER_SETUP: 1 },
      files: {
        logs: '/etc/clickhouse-server/config.d/logs.xml',
        'low-resources': '/etc/clickhouse-server/config.d/low-resources.xml',
      },
      volumes: { 'event-data': '/var/lib/clickhouse', 'event-logs': '/var/log/clickhouse-server' },
      ports: { http: 8123 },
      startupProbe: { http: { path: '/ping' }, failureThreshold: 6 },
      readinessProbe: { http: { path: '/ping' } },
      security: { user: 101, readOnlyRoot: false },
    },
  },
  jobs: {
    migrate: {
      image: IMAGE,
      command: ['sh', '-c', '/entrypoint.sh db createdb && /entrypoint.sh db migrate'],
      env,
      dependsOn: databases,
      security: { user: 999, readOnlyRoot: false },
    },
  },
  volumes: {
    'plausible-data': { size: '5Gi' },
    'db-data': { size: '5Gi' },
    'event-data': { size: '50Gi' },
    'event-logs': { size: '2Gi', backup: false },
  },
  secrets: { SECRET_KEY_BASE: { length: 64 }, DB_PASSWORD: {} },
  configs: {
    logs: { file: 'clickhouse/logs.xml' },
    'low-resources': { file: 'clickhouse/low-resources.xml' },
  },
});
