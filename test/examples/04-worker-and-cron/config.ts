import { address, defineApplication, imageOf } from '../../../app/define.ts';

/** Work from a queue, a step before each deploy, and two tasks on a schedule, all from one image. */
export default defineApplication({
  name: 'reports',
  workloads: {
    worker: {
      build: { context: 'worker', target: 'final' },
      command: ['worker', 'run'],
      env: { QUEUE: address('queue') },
      livenessProbe: { exec: { command: ['worker', 'alive'] }, periodSeconds: 30 },
      scale: { min: 2 },
      dependsOn: { queue: 'healthy', prepare: 'completed' },
      connectsTo: ['internet'],
      stopGracePeriodSeconds: 120,
    },
    queue: {
      image: 'valkey/valkey:9',
      ports: { redis: 6379 },
      readinessProbe: { tcp: {} },
      security: { user: 999, writable: { '/data': '256Mi' } },
    },
  },
  jobs: {
    prepare: {
      image: imageOf('worker'),
      command: ['worker', 'prepare'],
      env: { QUEUE: address('queue') },
      dependsOn: { queue: 'healthy' },
      retries: 1,
    },
    nightly: {
      image: imageOf('worker'),
      command: ['worker', 'report', '--day'],
      env: { QUEUE: address('queue') },
      schedule: '15 2 * * *',
    },
    weekly: {
      image: imageOf('worker'),
      command: ['worker', 'report', '--week'],
      env: { QUEUE: address('queue') },
      schedule: { cron: '0 4 * * MON', overlap: 'allow' },
      timeoutSeconds: 7200,
    },
  },
});
