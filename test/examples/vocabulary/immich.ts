/**
 * Immich: photographs, their recognition, and a database with vectors. It finds `database` and `redis` by these names.
 *
 * @see https://github.com/immich-app/immich
 */
import { defineApplication } from '../../../app/define.ts';
import { postgresReady, postgresSecurity, redisReady } from './parts.ts';

export const gaps = [
  'a graphics card, for transcoding and recognition',
  'the folder of photographs where a person put it on the host: it is a volume',
];

const VERSION = 'v2.3.1';

export default defineApplication({
  name: 'immich',
  workloads: {
    server: {
      image: `ghcr.io/immich-app/immich-server:${VERSION}`,
      env: { DB_PASSWORD_FILE: '/run/secrets/db-password', TZ: 'Europe/Berlin' },
      secrets: { DB_PASSWORD: '/run/secrets/db-password' },
      volumes: { upload: '/data' },
      ports: { http: 2283 },
      routes: { pages: { host: 'photos.example.com' } },
      startupProbe: { http: { path: '/api/server/ping' }, failureThreshold: 60 },
      readinessProbe: { http: { path: '/api/server/ping' } },
      connectsTo: ['immich-machine-learning', 'internet'],
      dependsOn: { database: 'healthy', redis: 'healthy' },
      resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { memory: '4Gi' } },
      security: { user: 1000, readOnlyRoot: false },
    },
    'immich-machine-learning': {
      image: `ghcr.io/immich-app/immich-machine-learning:${VERSION}`,
      volumes: { 'model-cache': '/cache' },
      ports: { http: 3003 },
      readinessProbe: { http: { path: '/ping' } },
      connectsTo: ['internet'],
      resources: { requests: { cpu: '500m', memory: '2Gi' } },
      security: { user: 1000, readOnlyRoot: false },
    },
    redis: {
      image: 'valkey/valkey:9',
      ports: { redis: 6379 },
      readinessProbe: redisReady,
      security: { user: 999, readOnlyRoot: false },
    },
    database: {
      image: 'ghcr.io/immich-app/postgres:14-vectorchord0.4.3-pgvectors0.2.0',
      env: {
        POSTGRES_PASSWORD_FILE: '/run/secrets/password',
        POSTGRES_DB: 'immich',
        POSTGRES_INITDB_ARGS: '--data-checksums',
      },
      secrets: { DB_PASSWORD: '/run/secrets/password' },
      volumes: { 'postgres-data': '/var/lib/postgresql/data' },
      ports: { sql: 5432 },
      readinessProbe: postgresReady,
      security: { ...postgresSecurity, readOnlyRoot: false },
    },
  },
  volumes: {
    upload: { size: '1Ti' },
    'postgres-data': { size: '20Gi' },
    'model-cache': { size: '10Gi', backup: false },
  },
  secrets: { DB_PASSWORD: {} },
});
