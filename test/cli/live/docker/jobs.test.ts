import { describe, expect, test } from '@jest/globals';
import {
  changedServices,
  emptyDeployRecord,
  fileHash,
  FILE_LABEL,
  jobsToRepeat,
  specHash,
} from '../../../../cli/live/docker/deploy-record.ts';
import { isTakingNote } from '../../../../cli/live/docker/job-health.ts';
import { stackRollouts } from '../../../../cli/live/docker/rollout.ts';
import type { Service } from '../../../../cli/live/docker/service.ts';
import type { Task } from '../../../../cli/live/docker/task.ts';
import { lower } from '../../../../docker/lower.ts';
import { application, recorded } from '../support.ts';

const running = JSON.parse(recorded('docker/recorded/running.json')) as { services: Service[]; tasks: Task[] };
const stack = lower(application);

/** The service of a job, as this deploy would have made it. */
function jobService(key: string): Service {
  const service = running.services.find(({ Spec }) => Spec.Name === `opapp_${key}`)!;
  const declared = stack.services.find((other) => other.key === key)!;
  const Labels = { ...service.Spec.Labels, [FILE_LABEL]: fileHash(stack, declared) };
  return { ...service, Spec: { ...service.Spec, Labels } };
}

const migrate = jobService('migrate');
const ran = running.tasks.find(({ ServiceID }) => ServiceID === migrate.ID)!;
/** A task of the job that began on a day. */
const task = (day: number, State: string, ExitCode = 0): Task => ({
  ...ran,
  CreatedAt: `2026-12-0${day}`,
  Status: { ...ran.Status, State, ContainerStatus: { ExitCode } },
});
const gaveUp = task(1, 'failed', 1);
const noted = [task(2, 'complete'), gaveUp];

const rolloutOf = (tasks: readonly Task[], service = migrate) => stackRollouts([service], tasks)[0]!;
const repeated = (tasks: readonly Task[], live = migrate) =>
  jobsToRepeat(stack, changedServices(stack, emptyDeployRecord, [live]), [live], tasks).map(({ Spec }) => Spec.Name);

describe('a job that runs before a deploy', () => {
  test('runs again with the next deploy where it has failed and nobody has changed it', () => {
    expect(repeated(noted)).toEqual(['opapp_migrate']);
    expect(repeated([task(1, 'complete')])).toEqual([]);
    expect(repeated([task(1, 'running')])).toEqual([]);
  });

  test('is not started a second time where another version of it begins anyway', () => {
    const Labels = { ...migrate.Spec.Labels, [FILE_LABEL]: 'another' };
    expect(repeated(noted, { ...migrate, Spec: { ...migrate.Spec, Labels } })).toEqual([]);
  });

  test('is on its way as soon as it is told to run again', () => {
    const TaskTemplate = { ...migrate.Spec.TaskTemplate, ForceUpdate: 1 };
    const forced = { ...migrate, Spec: { ...migrate.Spec, TaskTemplate } };
    expect(rolloutOf(noted, forced)).toEqual({ name: 'migrate', state: 'running', text: 'job running' });
    expect(specHash(forced)).toBe(specHash(migrate));
  });

  test('has failed once that is noted: a run that began before would be taken for the note', () => {
    expect(rolloutOf([gaveUp])).toEqual({ name: 'migrate', state: 'running', text: 'job failed' });
    expect(rolloutOf([task(2, 'ready'), gaveUp])).toMatchObject({ state: 'running', text: 'job failed' });
    expect(rolloutOf(noted)).toEqual({ name: 'migrate', state: 'failed', text: 'job failed' });
    expect([[gaveUp], [task(2, 'running'), gaveUp], noted].map((tasks) => isTakingNote(migrate, tasks))).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('begins anew after an end that was none of its own, and has not failed by that', () => {
    const killed = task(1, 'failed', 137);
    expect(rolloutOf([killed])).toMatchObject({ state: 'running' });
    expect(rolloutOf([task(2, 'complete'), killed])).toEqual({ name: 'migrate', state: 'done', text: 'job completed' });
    expect(repeated([task(2, 'complete'), killed])).toEqual([]);
  });
});

test('a job with a schedule holds no deploy up, whatever became of its last run', () => {
  const nightly = jobService('nightly');
  const started = { ...nightly, Spec: { ...nightly.Spec, Mode: { Replicated: { Replicas: 1 } } } };
  const its = (one: Task): Task => ({ ...one, ServiceID: nightly.ID, Spec: nightly.Spec.TaskTemplate });
  const done = { name: 'nightly', state: 'done', text: 'job scheduled' };
  expect(rolloutOf([], nightly)).toEqual(done);
  expect(rolloutOf([its(task(1, 'running'))], started)).toEqual(done);
  expect(rolloutOf([its(gaveUp)], started)).toEqual(done);
  expect(repeated([its(gaveUp)], started)).toEqual([]);
});
