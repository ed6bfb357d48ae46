import { describe, expect, test } from '@jest/globals';
import { keysOf, serviceOf, stackOfTask } from '../support/docker-application.ts';

describe('jobs', () => {
  test('are one task, which the swarm starts again where it could not end', () => {
    const task = serviceOf(stackOfTask({}), 'task');
    expect(task.replicas).toBe(1);
    expect(task.labels).toEqual({});
    expect(task.restartPolicy).toMatchObject({ condition: 'on-failure', maxAttempts: 0 });
  });

  test('with a schedule wait for the scheduler', () => {
    const stack = stackOfTask({ schedule: { cron: '30 3 * * *', timeZone: 'Europe/Berlin' } });
    const task = serviceOf(stack, 'task');
    expect(task.replicas).toBe(0);
    expect(task.restartPolicy.condition).toBe('none');
    expect(task.labels).toEqual({
      'swarm.cronjob.enable': 'true',
      'swarm.cronjob.schedule': 'CRON_TZ=Europe/Berlin 30 3 * * *',
      'swarm.cronjob.skip-running': 'true',
    });
  });

  test('may overlap where they say so', () => {
    const task = serviceOf(stackOfTask({ schedule: { cron: '* * * * *', overlap: 'allow' } }), 'task');
    expect(task.labels['swarm.cronjob.skip-running']).toBe('false');
  });

  test('only a schedule brings the scheduler, which holds the socket and reaches nothing else', () => {
    expect(keysOf(stackOfTask({}).services)).not.toContain('fairway_scheduler');
    const scheduler = serviceOf(stackOfTask({ schedule: '0 3 * * *' }), 'fairway_scheduler');
    expect(scheduler.image).toBe('crazymax/swarm-cronjob:1');
    expect(scheduler.mounts).toEqual([
      { type: 'bind', source: '/var/run/docker.sock', target: '/var/run/docker.sock', readOnly: false },
    ]);
    expect(scheduler.networks).toEqual(['fairway_scheduler_network']);
    expect(scheduler.ports).toEqual([]);
  });
});
