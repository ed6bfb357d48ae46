/**
 * Mastodon: pages, a stream of events on a path of the same host, background work; a database that reaches nothing.
 *
 * @see https://github.com/mastodon/mastodon
 */
import { defineApplication, host, portOf, secret } from '../../../app/define.ts';
import { postgresReady, postgresSecurity, redisReady } from './parts.ts';

export const gaps = ['secrets that belong together, such as a pair of keys: given by hand'];

const DOMAIN = 'social.example.com';
const IMAGE = 'ghcr.io/mastodon/mastodon:v4.5.3';

const env = {
  LOCAL_DOMAIN: DOMAIN,
  DB_HOST: host('db'),
  DB_PORT: portOf('db'),
  DB_USER: 'postgres',
  DB_PASS: secret('DB_PASS'),
  REDIS_HOST: host('redis'),
  REDIS_PORT: portOf('redis'),
  SECRET_KEY_BASE: secret('SECRET_KEY_BASE'),
  OTP_SECRET: secret('OTP_SECRET'),
  VAPID_PRIVATE_KEY: secret('VAPID_PRIVATE_KEY'),
  VAPID_PUBLIC_KEY: secret('VAPID_PUBLIC_KEY'),
};

const afterMigration = { db: 'healthy', redis: 'healthy', migrate: 'completed' } as const;
const security = { user: 991, readOnlyRoot: false };

export default defineApplication({
  name: 'mastodon',
  tls: { acme: { email: 'ops@example.com' } },
  workloads: {
    web: {
      image: IMAGE,
      command: ['bundle', 'exec', 'puma', '-C', 'config/puma.rb'],
      env,
      volumes: { system: '/mastodon/public/system' },
      ports: { http: 3000 },
      routes: { pages: { host: DOMAIN } },
      readinessProbe: { http: { path: '/health' } },
      connectsTo: ['internet'],
      dependsOn: afterMigration,
      security,
    },
    streaming: {
      image: 'ghcr.io/mastodon/mastodon-streaming:v4.5.3',
      command: ['node', './streaming/index.js'],
      env,
      ports: { http: 4000 },
      routes: { events: { host: DOMAIN, path: '/api/v1/streaming' } },
      readinessProbe: { http: { path: '/api/v1/streaming/health' } },
      dependsOn: afterMigration,
      security,
    },
    sidekiq: {
      image: IMAGE,
      command: ['bundle', 'exec', 'sidekiq'],
      env,
      volumes: { system: '/mastodon/public/system' },
      livenessProbe: { exec: { command: ['bash', '-c', "ps aux | grep '[s]idekiq 8' || false"] } },
      connectsTo: ['internet'],
      dependsOn: afterMigration,
      security,
    },
    db: {
      image: 'postgres:14-alpine',
      env: { POSTGRES_PASSWORD_FILE: '/run/secrets/password' },
      secrets: { DB_PASS: '/run/secrets/password' },
      volumes: { postgres: '/var/lib/postgresql/data' },
      ports: { sql: 5432 },
      readinessProbe: postgresReady,
      security: { ...postgresSecurity, user: 70 },
    },
    redis: {
      image: 'redis:7-alpine',
      volumes: { redis: '/data' },
      ports: { redis: 6379 },
      readinessProbe: redisReady,
      security: { user: 999 },
    },
  },
  jobs: {
    migrate: {
      image: IMAGE,
      command: ['bundle', 'exec', 'rails', 'db:migrate'],
      env,
      dependsOn: { db: 'healthy' },
      security,
    },
  },
  volumes: {
    system: { size: '100Gi', accessMode: 'ReadWriteMany' },
    postgres: { size: '20Gi' },
    redis: { size: '2Gi' },
  },
  secrets: {
    DB_PASS: {},
    SECRET_KEY_BASE: { length: 128 },
    OTP_SECRET: { length: 128 },
    VAPID_PRIVATE_KEY: {},
    VAPID_PUBLIC_KEY: {},
  },
});
