import { describe, expect, test } from '@jest/globals';
import { objectsOfTask, valueAt } from '../support/kubernetes-application.ts';

describe('jobs', () => {
  test('one before each deploy is a Job whose name changes with what it runs', () => {
    const [job] = objectsOfTask({ retries: 2, timeoutSeconds: 60 }).ofKind('Job');
    const [same] = objectsOfTask({ retries: 2, timeoutSeconds: 60 }).ofKind('Job');
    const [other] = objectsOfTask({ retries: 2, timeoutSeconds: 60, image: 'task:2' }).ofKind('Job');
    expect(job?.metadata.name).toMatch(/^task-[0-9a-f]{10}$/);
    expect(same?.metadata.name).toBe(job?.metadata.name);
    expect(other?.metadata.name).not.toBe(job?.metadata.name);
    expect(job?.spec).toMatchObject({ backoffLimit: 2, activeDeadlineSeconds: 60 });
    expect(valueAt(job, 'spec.template.spec.restartPolicy')).toBe('Never');
    expect(job?.spec).not.toHaveProperty('ttlSecondsAfterFinished');
  });

  test('one with a schedule is a CronJob', () => {
    const schedule = { cron: '30 3 * * *', timeZone: 'Europe/Berlin', overlap: 'allow' as const };
    const objects = objectsOfTask({ schedule });
    expect(objects.ofKind('Job')).toEqual([]);
    expect(objects.get('CronJob', 'task', 'spec')).toMatchObject({
      schedule: '30 3 * * *',
      timeZone: 'Europe/Berlin',
      concurrencyPolicy: 'Allow',
    });
  });

  test('runs do not overlap unless they may', () => {
    const objects = objectsOfTask({ schedule: '* * * * *' });
    expect(objects.get('CronJob', 'task', 'spec')).toMatchObject({ concurrencyPolicy: 'Forbid', timeZone: 'Etc/UTC' });
  });

  test('nothing can reach a job', () => {
    expect(objectsOfTask({}).get('NetworkPolicy', 'task', 'spec.ingress')).toBeUndefined();
    expect(objectsOfTask({}).ofKind('Service')).toEqual([]);
  });
});
