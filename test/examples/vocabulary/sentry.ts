/**
 * Sentry, self-hosted, reduced to its shape: one image in many roles, a chain of brokers and stores, a cleanup at night.
 *
 * @see https://github.com/getsentry/self-hosted
 */
import { address, defineApplication, host, imageOf, secret, template } from '../../../app/define.ts';
import { postgresReady, postgresSecurity, redisReady, startsAsRoot } from './parts.ts';

export const gaps = [
  'limits on open files, which ClickHouse and Kafka want raised: a matter of the host',
  'an image that is built from another one of the same application',
  "a path that is rewritten on its way: the application's own nginx stays",
  'a whole folder of settings that holds a secret',
  'restart with another workload: nginx follows web and relay',
  'a database of locations that is larger than a config can be: it goes into the image',
];

const env = {
  SNUBA: template`http://${address('snuba-api')}`,
  SENTRY_EVENT_RETENTION_DAYS: 90,
  SENTRY_SYSTEM_SECRET_KEY: secret('SYSTEM_SECRET_KEY'),
};

/** What each role of the one image has in common. */
const sentry = {
  env,
  files: { settings: '/etc/sentry/sentry.conf.py' },
  volumes: { 'sentry-data': '/data' },
  connectsTo: ['kafka', 'redis', 'postgres', 'memcached'],
  dependsOn: { kafka: 'healthy', redis: 'healthy', postgres: 'healthy', migrate: 'completed' },
  security: startsAsRoot,
} as const;

const ENTRY = '/etc/sentry/entrypoint.sh';

/** A worker of a topic of events; it is alive as long as it renews a file. */
const consumer = (topic: string, group: string) => ({
  ...sentry,
  image: imageOf('web'),
  command: [ENTRY, 'run', 'consumer', topic, '--consumer-group', group, '--healthcheck-file-path', '/tmp/health.txt'],
  livenessProbe: { exec: { command: ['rm', '/tmp/health.txt'] }, periodSeconds: 60, timeoutSeconds: 10 },
});

const snubaEnv = {
  SNUBA_SETTINGS: 'self_hosted',
  CLICKHOUSE_HOST: host('clickhouse'),
  DEFAULT_BROKERS: address('kafka'),
  REDIS_HOST: host('redis'),
};
const snuba = {
  image: 'getsentry/snuba:25.12.0',
  env: snubaEnv,
  dependsOn: { clickhouse: 'healthy', kafka: 'healthy', redis: 'healthy', 'snuba-bootstrap': 'completed' },
  security: startsAsRoot,
} as const;

/** A worker that moves events of a storage into ClickHouse. */
const snubaConsumer = (storage: string, group: string) => ({
  ...snuba,
  args: ['rust-consumer', '--storage', storage, '--consumer-group', group, '--auto-offset-reset=latest'],
});

export default defineApplication({
  name: 'sentry',
  workloads: {
    nginx: {
      image: 'nginx:1.29-alpine',
      files: { nginx: '/etc/nginx/nginx.conf' },
      ports: { http: 80 },
      routes: { all: { host: 'sentry.example.com' } },
      readinessProbe: { http: {} },
      connectsTo: ['web', 'relay'],
      dependsOn: { web: 'healthy', relay: 'started' },
      security: { ...startsAsRoot, capabilities: [...startsAsRoot.capabilities, 'NET_BIND_SERVICE'] },
    },
    relay: {
      image: 'getsentry/relay:25.12.0',
      secrets: { RELAY_CREDENTIALS: '/work/.relay/credentials.json' },
      files: { relay: '/work/.relay/config.yml' },
      ports: { http: 3000 },
      dependsOn: { kafka: 'healthy', redis: 'healthy', web: 'healthy' },
      security: startsAsRoot,
    },
    web: {
      ...sentry,
      build: { context: 'sentry', args: { SENTRY_IMAGE: 'getsentry/sentry:25.12.0' } },
      command: [ENTRY, 'run', 'web'],
      ports: { http: 9000 },
      startupProbe: { http: { path: '/_health/' }, failureThreshold: 30 },
      readinessProbe: { http: { path: '/_health/' } },
      connectsTo: [...sentry.connectsTo, 'internet'],
    },
    'events-consumer': consumer('ingest-events', 'ingest-consumer'),
    'attachments-consumer': consumer('ingest-attachments', 'ingest-consumer'),
    'transactions-consumer': consumer('ingest-transactions', 'ingest-consumer'),
    taskworker: {
      ...sentry,
      image: imageOf('web'),
      command: [ENTRY, 'run', 'taskworker', '--concurrency=4', '--rpc-host=taskbroker:50051'],
      connectsTo: [...sentry.connectsTo, 'taskbroker', 'internet'],
    },
    taskbroker: {
      image: 'getsentry/taskbroker:25.12.0',
      env: { TASKBROKER_KAFKA_CLUSTER: address('kafka') },
      ports: { grpc: 50051 },
      volumes: { 'sentry-taskbroker': '/opt/sqlite' },
      dependsOn: { kafka: 'healthy' },
    },
    'snuba-api': { ...snuba, ports: { http: 1218 }, readinessProbe: { http: { path: '/health' } } },
    'snuba-errors': snubaConsumer('errors', 'snuba-consumers'),
    'snuba-outcomes': snubaConsumer('outcomes_raw', 'snuba-consumers'),
    'snuba-transactions': snubaConsumer('transactions', 'transactions_group'),
    kafka: {
      image: 'confluentinc/cp-kafka:7.6.6',
      env: {
        KAFKA_PROCESS_ROLES: 'broker,controller',
        KAFKA_ADVERTISED_LISTENERS: 'PLAINTEXT://kafka:9092',
        KAFKA_NODE_ID: 1001,
      },
      ports: { kafka: 9092 },
      volumes: { 'sentry-kafka': '/var/lib/kafka/data' },
      readinessProbe: { tcp: {} },
      security: { user: 1000, readOnlyRoot: false },
    },
    clickhouse: {
      build: { context: 'clickhouse', args: { BASE_IMAGE: 'altinity/clickhouse-server:25.3' } },
      env: { MAX_MEMORY_USAGE_RATIO: 0.3 },
      files: { clickhouse: '/etc/clickhouse-server/config.d/sentry.xml' },
      ports: { http: 8123, native: 9000 },
      volumes: { 'sentry-clickhouse': '/var/lib/clickhouse' },
      readinessProbe: { http: { path: '/ping', port: 'http' } },
      security: { user: 101, readOnlyRoot: false },
    },
    redis: {
      image: 'valkey/valkey:8.1-alpine',
      args: ['valkey-server', '/usr/local/etc/redis.conf'],
      files: { redis: '/usr/local/etc/redis.conf' },
      ports: { redis: 6379 },
      volumes: { 'sentry-redis': '/data' },
      readinessProbe: redisReady,
      security: { user: 999 },
    },
    postgres: {
      image: 'postgres:14',
      env: { POSTGRES_HOST_AUTH_METHOD: 'trust' },
      ports: { sql: 5432 },
      volumes: { 'sentry-postgres': '/var/lib/postgresql/data' },
      readinessProbe: postgresReady,
      security: postgresSecurity,
    },
    memcached: {
      image: 'memcached:1.6-alpine',
      args: ['-I', '1M'],
      ports: { memcached: 11211 },
      security: { user: 11211 },
    },
  },
  jobs: {
    migrate: {
      image: imageOf('web'),
      command: [ENTRY, 'upgrade', '--noinput', '--create-kafka-topics'],
      env,
      files: { settings: '/etc/sentry/sentry.conf.py' },
      connectsTo: ['kafka', 'redis', 'postgres'],
      dependsOn: { kafka: 'healthy', postgres: 'healthy', redis: 'healthy' },
      security: startsAsRoot,
    },
    'snuba-bootstrap': {
      image: snuba.image,
      env: snubaEnv,
      command: ['snuba', 'bootstrap', '--force'],
      dependsOn: { clickhouse: 'healthy', kafka: 'healthy' },
      security: startsAsRoot,
    },
    cleanup: {
      image: imageOf('web'),
      command: [ENTRY, 'cleanup', '--days', '90'],
      env,
      files: { settings: '/etc/sentry/sentry.conf.py' },
      connectsTo: ['redis', 'postgres'],
      schedule: '0 0 * * *',
      security: startsAsRoot,
    },
  },
  volumes: {
    'sentry-data': { size: '50Gi', accessMode: 'ReadWriteMany' },
    'sentry-kafka': { size: '20Gi' },
    'sentry-clickhouse': { size: '100Gi' },
    'sentry-redis': { size: '5Gi' },
    'sentry-postgres': { size: '20Gi' },
    'sentry-taskbroker': { size: '1Gi' },
  },
  secrets: { SYSTEM_SECRET_KEY: { length: 50 }, RELAY_CREDENTIALS: {} },
  configs: {
    settings: { file: 'sentry/sentry.conf.py' },
    nginx: { file: 'nginx.conf' },
    relay: { file: 'relay/config.yml' },
    clickhouse: { file: 'clickhouse/config.xml' },
    redis: { file: 'redis.conf' },
  },
});
