/**
 * The Example Voting App: two pages, a worker, a queue, a database and a one-off load of votes.
 *
 * @see https://github.com/dockersamples/example-voting-app
 */
import { defineApplication } from '../../../app/define.ts';
import { postgresReady, postgresSecurity, redisReady } from './parts.ts';

export const gaps = [
  'a job that is started by hand: the seed of votes would run before each deploy that changes it',
  'the folder of health-check scripts: an exec probe asks the same',
];

export default defineApplication({
  name: 'voting',
  workloads: {
    vote: {
      build: { context: 'vote', target: 'final', devTarget: 'dev' },
      ports: { http: 80 },
      routes: { page: { host: 'vote.example.com' } },
      readinessProbe: { http: {} },
      scale: { min: 2 },
      // The host names are written into the sources: they are the workloads' names here.
      connectsTo: ['redis'],
      dependsOn: { redis: 'healthy' },
      security: { capabilities: ['NET_BIND_SERVICE'] },
    },
    result: {
      build: { context: 'result' },
      ports: { http: 80 },
      routes: { page: { host: 'result.example.com' } },
      connectsTo: ['db'],
      dependsOn: { db: 'healthy' },
      security: { capabilities: ['NET_BIND_SERVICE'] },
    },
    worker: {
      build: { context: 'worker', platforms: ['linux/amd64', 'linux/arm64'] },
      scale: { min: 2 },
      dependsOn: { db: 'healthy', redis: 'healthy' },
    },
    redis: {
      image: 'redis:alpine',
      ports: { redis: 6379 },
      readinessProbe: redisReady,
      security: { user: 999, readOnlyRoot: false },
    },
    db: {
      image: 'postgres:15-alpine',
      env: { POSTGRES_PASSWORD_FILE: '/run/secrets/db-password' },
      secrets: { DB_PASSWORD: '/run/secrets/db-password' },
      ports: { sql: 5432 },
      volumes: { 'db-data': '/var/lib/postgresql/data' },
      readinessProbe: postgresReady,
      security: { ...postgresSecurity, user: 70 },
    },
  },
  volumes: { 'db-data': { size: '5Gi' } },
  secrets: { DB_PASSWORD: {} },
});
