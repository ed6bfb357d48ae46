/**
 * n8n in queue mode: an editor, workers that scale with the load, and runners for the code that people write.
 *
 * @see https://github.com/n8n-io/n8n-hosting
 */
import { address, defineApplication, host, secret, template, urlOf } from '../../../app/define.ts';
import { postgresReady, postgresSecurity, redisReady } from './parts.ts';

export const gaps = [
  'a container that shares the address of another and scales with it: each runner belongs to one worker, so the worker stays at one',
  'a script that runs once when the database is new and makes a second role: it is mounted as a file, and its password is a secret variable',
];

const IMAGE = 'n8nio/n8n:1.122.4';
const RUNNER = 'n8nio/runners:1.122.4';

const env = {
  DB_TYPE: 'postgresdb',
  DB_POSTGRESDB_HOST: host('postgres'),
  DB_POSTGRESDB_DATABASE: 'n8n',
  DB_POSTGRESDB_USER: 'n8n',
  DB_POSTGRESDB_PASSWORD: secret('POSTGRES_NON_ROOT_PASSWORD'),
  EXECUTIONS_MODE: 'queue',
  QUEUE_BULL_REDIS_HOST: host('redis'),
  N8N_ENCRYPTION_KEY: secret('ENCRYPTION_KEY'),
  N8N_RUNNERS_ENABLED: true,
  N8N_RUNNERS_MODE: 'external',
  N8N_RUNNERS_BROKER_LISTEN_ADDRESS: '0.0.0.0',
  N8N_RUNNERS_AUTH_TOKEN: secret('RUNNERS_AUTH_TOKEN'),
};

/** What the editor and the workers have in common. */
const n8n = {
  image: IMAGE,
  env,
  volumes: { 'n8n-storage': '/home/node/.n8n' },
  connectsTo: ['internet'],
  dependsOn: { postgres: 'healthy', redis: 'healthy' },
  security: { readOnlyRoot: false },
} as const;

/** Runs people's code for one of them. */
const runner = (owner: string) => ({
  image: RUNNER,
  command: ['/usr/local/bin/task-runner-launcher', 'javascript', 'python'],
  env: {
    N8N_RUNNERS_TASK_BROKER_URI: template`http://${address(owner, 'broker')}`,
    N8N_RUNNERS_AUTH_TOKEN: secret('RUNNERS_AUTH_TOKEN'),
  },
  security: { readOnlyRoot: false },
});

export default defineApplication({
  name: 'n8n',
  tls: { acme: { email: 'ops@example.com' } },
  workloads: {
    n8n: {
      ...n8n,
      command: ['tini', '--', '/docker-entrypoint.sh'],
      env: { ...env, WEBHOOK_URL: urlOf('n8n') },
      ports: { http: 5678, broker: 5679 },
      routes: { editor: { host: 'n8n.example.com', port: 'http' } },
      readinessProbe: { http: { path: '/healthz/readiness', port: 'http' } },
    },
    'n8n-worker': {
      ...n8n,
      command: ['tini', '--', '/docker-entrypoint.sh', 'worker'],
      ports: { broker: 5679 },
      dependsOn: { ...n8n.dependsOn, n8n: 'started' },
    },
    'n8n-runner': runner('n8n'),
    'n8n-worker-runner': runner('n8n-worker'),
    postgres: {
      image: 'postgres:16',
      command: ['docker-entrypoint.sh', 'postgres'],
      env: {
        POSTGRES_DB: 'n8n',
        POSTGRES_PASSWORD_FILE: '/run/secrets/password',
        POSTGRES_NON_ROOT_USER: 'n8n',
        POSTGRES_NON_ROOT_PASSWORD: secret('POSTGRES_NON_ROOT_PASSWORD'),
      },
      secrets: { POSTGRES_PASSWORD: '/run/secrets/password' },
      files: { 'init-data': { mountPath: '/docker-entrypoint-initdb.d/init-data.sh', mode: '0555' } },
      volumes: { 'db-storage': '/var/lib/postgresql/data' },
      ports: { sql: 5432 },
      readinessProbe: postgresReady,
      security: postgresSecurity,
    },
    redis: {
      image: 'redis:7-alpine',
      volumes: { 'redis-storage': '/data' },
      ports: { redis: 6379 },
      readinessProbe: redisReady,
      security: { user: 999 },
    },
  },
  volumes: {
    'n8n-storage': { size: '5Gi', accessMode: 'ReadWriteMany' },
    'db-storage': { size: '10Gi' },
    'redis-storage': { size: '1Gi' },
  },
  secrets: {
    POSTGRES_PASSWORD: {},
    POSTGRES_NON_ROOT_PASSWORD: {},
    ENCRYPTION_KEY: {},
    RUNNERS_AUTH_TOKEN: {},
  },
  configs: { 'init-data': { file: 'init-data.sh' } },
});
