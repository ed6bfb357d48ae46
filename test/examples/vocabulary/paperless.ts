/**
 * Paperless-ngx with Tika: documents that are read, converted and found again.
 *
 * @see https://github.com/paperless-ngx/paperless-ngx
 */
import { address, defineApplication, host, template, urlOf } from '../../../app/define.ts';
import { postgresReady, postgresSecurity, redisReady, startsAsRoot } from './parts.ts';

export const gaps = ['folders in which people put documents on the host: they upload them instead'];

export default defineApplication({
  name: 'paperless',
  workloads: {
    webserver: {
      image: 'ghcr.io/paperless-ngx/paperless-ngx:2.20',
      env: {
        PAPERLESS_URL: urlOf('webserver'),
        PAPERLESS_REDIS: template`redis://${address('broker')}`,
        PAPERLESS_DBHOST: host('db'),
        PAPERLESS_DBPASS_FILE: '/run/secrets/db-password',
        PAPERLESS_SECRET_KEY_FILE: '/run/secrets/secret-key',
        PAPERLESS_TIKA_ENABLED: 1,
        PAPERLESS_TIKA_GOTENBERG_ENDPOINT: template`http://${address('gotenberg')}`,
        PAPERLESS_TIKA_ENDPOINT: template`http://${address('tika')}`,
      },
      secrets: { DB_PASSWORD: '/run/secrets/db-password', SECRET_KEY: '/run/secrets/secret-key' },
      volumes: { data: '/usr/src/paperless/data', media: '/usr/src/paperless/media' },
      ports: { http: 8000 },
      routes: { pages: { host: 'paper.example.com' } },
      readinessProbe: { http: {} },
      dependsOn: { broker: 'healthy', db: 'healthy', gotenberg: 'healthy', tika: 'started' },
      security: startsAsRoot,
    },
    broker: {
      image: 'valkey/valkey:9',
      volumes: { redisdata: '/data' },
      ports: { redis: 6379 },
      readinessProbe: redisReady,
      security: { user: 999 },
    },
    db: {
      image: 'postgres:18',
      env: { POSTGRES_DB: 'paperless', POSTGRES_USER: 'paperless', POSTGRES_PASSWORD_FILE: '/run/secrets/password' },
      secrets: { DB_PASSWORD: '/run/secrets/password' },
      volumes: { pgdata: '/var/lib/postgresql' },
      ports: { sql: 5432 },
      readinessProbe: postgresReady,
      security: postgresSecurity,
    },
    gotenberg: {
      image: 'gotenberg/gotenberg:8.25',
      args: ['gotenberg', '--chromium-disable-javascript=true', '--chromium-allow-list=file:///tmp/.*'],
      ports: { http: 3000 },
      readinessProbe: { http: { path: '/health' } },
      security: { user: 1001, readOnlyRoot: false },
    },
    tika: { image: 'apache/tika:latest', ports: { http: 9998 }, security: { user: 35002, readOnlyRoot: false } },
  },
  volumes: {
    data: { size: '5Gi' },
    media: { size: '100Gi' },
    redisdata: { size: '1Gi', backup: false },
    pgdata: { size: '10Gi' },
  },
  secrets: { DB_PASSWORD: {}, SECRET_KEY: { length: 64 } },
});
