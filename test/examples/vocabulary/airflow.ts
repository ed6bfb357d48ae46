/**
 * Apache Airflow with the CeleryExecutor: one image in six roles, a database, a queue, and a step that must come first.
 *
 * @see https://github.com/apache/airflow
 */
import { address, defineApplication, secret, template } from '../../../app/define.ts';
import { postgresReady, postgresSecurity, redisReady } from './parts.ts';

export const gaps = [
  'a secret of a form of its own: the Fernet key is 32 bytes in base64, and generated values are letters and digits',
  'folders of the project that all roles see while a person edits them: the DAGs are a volume, filled by somebody',
  "a shell in the application's image for a person: the airflow-cli workload",
];

const DATABASE = template`airflow:${secret('POSTGRES_PASSWORD')}@${address('postgres')}/airflow`;

const env = {
  AIRFLOW__CORE__EXECUTOR: 'CeleryExecutor',
  AIRFLOW__CORE__LOAD_EXAMPLES: true,
  AIRFLOW__CORE__FERNET_KEY: secret('FERNET_KEY'),
  AIRFLOW__CORE__EXECUTION_API_SERVER_URL: template`http://${address('apiserver')}/execution/`,
  AIRFLOW__DATABASE__SQL_ALCHEMY_CONN: template`postgresql+psycopg2://${DATABASE}`,
  AIRFLOW__CELERY__RESULT_BACKEND: template`db+postgresql://${DATABASE}`,
  AIRFLOW__CELERY__BROKER_URL: template`redis://:@${address('redis')}/0`,
};

const volumes = {
  dags: '/opt/airflow/dags',
  logs: '/opt/airflow/logs',
  plugins: '/opt/airflow/plugins',
};

/** What all roles have in common. */
const airflow = {
  image: 'apache/airflow:3.1.5',
  env,
  volumes,
  security: { user: 50000, group: 0, readOnlyRoot: false },
};

const afterInit = { redis: 'healthy', postgres: 'healthy', init: 'completed' } as const;
const checkJob = (type: string) => ({
  exec: { command: ['bash', '-c', `airflow jobs check --job-type ${type} --hostname "$HOSTNAME"`] },
  periodSeconds: 30,
  timeoutSeconds: 20,
});

export default defineApplication({
  name: 'airflow',
  workloads: {
    apiserver: {
      ...airflow,
      command: ['airflow', 'api-server'],
      ports: { http: 8080 },
      routes: { ui: { host: 'airflow.example.com' } },
      readinessProbe: { http: { path: '/api/v2/version' }, periodSeconds: 30 },
      dependsOn: afterInit,
    },
    'airflow-scheduler': {
      ...airflow,
      command: ['airflow', 'scheduler'],
      ports: { health: 8974 },
      livenessProbe: { http: { path: '/health' }, periodSeconds: 30, failureThreshold: 5 },
      dependsOn: afterInit,
    },
    'dag-processor': {
      ...airflow,
      command: ['airflow', 'dag-processor'],
      livenessProbe: checkJob('DagProcessorJob'),
      dependsOn: afterInit,
    },
    triggerer: {
      ...airflow,
      command: ['airflow', 'triggerer'],
      livenessProbe: checkJob('TriggererJob'),
      dependsOn: afterInit,
    },
    worker: {
      ...airflow,
      command: ['airflow', 'celery', 'worker'],
      // The worker's children must not be ended with it: it waits for them.
      env: { ...env, DUMB_INIT_SETSID: 0 },
      connectsTo: ['internet'],
      dependsOn: { ...afterInit, apiserver: 'healthy' },
      stopGracePeriodSeconds: 600,
    },
    flower: {
      ...airflow,
      command: ['airflow', 'celery', 'flower'],
      ports: { http: 5555 },
      readinessProbe: { http: {} },
      dependsOn: afterInit,
    },
    redis: {
      image: 'redis:7.2-bookworm',
      ports: { redis: 6379 },
      readinessProbe: redisReady,
      security: { user: 999, readOnlyRoot: false },
    },
    postgres: {
      image: 'postgres:16',
      env: { POSTGRES_USER: 'airflow', POSTGRES_DB: 'airflow', POSTGRES_PASSWORD_FILE: '/run/secrets/password' },
      secrets: { POSTGRES_PASSWORD: '/run/secrets/password' },
      ports: { sql: 5432 },
      volumes: { 'postgres-db-volume': '/var/lib/postgresql/data' },
      readinessProbe: postgresReady,
      security: postgresSecurity,
    },
  },
  jobs: {
    init: {
      ...airflow,
      command: ['bash', '-c', 'airflow db migrate && airflow users create --username admin --role Admin …'],
      env: { ...env, _AIRFLOW_WWW_USER_PASSWORD: secret('ADMIN_PASSWORD') },
      dependsOn: { redis: 'healthy', postgres: 'healthy' },
    },
  },
  volumes: {
    dags: { size: '1Gi', accessMode: 'ReadWriteMany' },
    logs: { size: '20Gi', accessMode: 'ReadWriteMany', backup: false },
    plugins: { size: '1Gi', accessMode: 'ReadWriteMany' },
    'postgres-db-volume': { size: '10Gi' },
  },
  secrets: { POSTGRES_PASSWORD: {}, FERNET_KEY: {}, ADMIN_PASSWORD: {} },
});
