import { describe, expect, test } from '@jest/globals';
import {
  changedServices,
  fileHash,
  FILE_LABEL,
  nextRecord,
  specHash,
} from '../../../../cli/live/docker/deploy-record.ts';
import { failedTasks } from '../../../../cli/live/docker/failure.ts';
import { memoryOf } from '../../../../cli/live/docker/memory.ts';
import { refuseUnprepared } from '../../../../cli/live/docker/preflight.ts';
import { stackRollouts } from '../../../../cli/live/docker/rollout.ts';
import type { Service } from '../../../../cli/live/docker/service.ts';
import type { Task } from '../../../../cli/live/docker/task.ts';
import { chooseReturns } from '../../../../cli/live/rollback.ts';
import { lower } from '../../../../docker/lower.ts';
import { application, recorded } from '../support.ts';

const running = JSON.parse(recorded('docker/recorded/running.json')) as { services: Service[]; tasks: Task[] };
const web = running.services.find(({ Spec }) => Spec.Name === 'opapp_web')!;
const stack = lower(application);
const inStack = stack.services.find(({ key }) => key === 'web')!;
const failed = (Err: string) => (task: Task) =>
  task.ServiceID === web.ID ? { ...task, Status: { ...task.Status, State: 'failed', Err } } : task;
const rolloutOf = (service: Service, tasks: readonly Task[] = running.tasks) =>
  stackRollouts([...running.services.filter(({ ID }) => ID !== web.ID), service], tasks).find(
    ({ name }) => name === 'web',
  );

describe('the way of a service to its new version', () => {
  test('is done once all replicas of that version run', () => {
    expect(rolloutOf(web)).toEqual({ name: 'web', state: 'done', text: '2 of 2 new replicas serve' });
  });

  test('has failed where the swarm rolled back by itself, with the reason', () => {
    const UpdateStatus = { State: 'rollback_completed', Message: '' } as const;
    expect(rolloutOf({ ...web, UpdateStatus }, running.tasks.map(failed('task: non-zero exit (3)')))).toMatchObject({
      state: 'failed',
      text: 'the new version failed and was rolled back: exit code 3',
    });
    expect(rolloutOf({ ...web, UpdateStatus, PreviousSpec: web.Spec })).toMatchObject({ state: 'done' });
  });

  test('has failed at the first unhealthy replica of a new service, whose check has waited long enough', () => {
    const unhealthy = 'task: non-zero exit (143): dockerexec: unhealthy container';
    expect(rolloutOf(web, running.tasks.map(failed(unhealthy)))).toMatchObject({
      state: 'running',
      text: expect.stringContaining('0 of 2'),
    });
    const later = running.tasks.map(failed(unhealthy)).map((task) => ({ ...task, CreatedAt: '2027-01-01' }));
    expect(rolloutOf(web, later)).toMatchObject({
      state: 'failed',
      text: expect.stringContaining('unhealthy container'),
    });
  });
});

describe('why a service does not run', () => {
  const [first, second] = running.tasks.filter(({ ServiceID }) => ServiceID === web.ID);
  const ended = (task: Task, State: string, Err = ''): Task => ({ ...task, Status: { ...task.Status, State, Err } });

  test('is told by a replica that was unhealthy and left in order, too', () => {
    const reasons = failedTasks(web, [ended(first!, 'complete'), second!]).map(({ reason }) => reason);
    expect(reasons).toEqual(['it ended with exit code 0']);
  });

  test('is not told by one that the swarm took away before it ran, where another tells more', () => {
    const newest = { ...ended(first!, 'failed', 'No such container: opapp_web.1'), CreatedAt: '2027-01-01' };
    const tasks = [newest, ended(second!, 'failed', 'task: non-zero exit (3)')];
    expect(failedTasks(web, tasks).map(({ reason }) => reason)).toEqual([
      'exit code 3',
      'No such container: opapp_web.1',
    ]);
    const UpdateStatus = { State: 'rollback_completed', Message: '' } as const;
    expect(rolloutOf({ ...web, UpdateStatus }, tasks)?.text).toContain('rolled back: exit code 3');
  });
});

describe('what a deploy touches', () => {
  const labelled = {
    ...web,
    Spec: { ...web.Spec, Labels: { ...web.Spec.Labels, [FILE_LABEL]: fileHash(stack, inStack) } },
  };
  const record = { services: { web: { file: fileHash(stack, inStack), spec: specHash(labelled) } }, changed: [] };
  const keys = (service: Service, noted = record) => changedServices(stack, noted, [service]).map(({ key }) => key);

  test('is not what it has deployed before, even by a deploy that was cut off', () => {
    expect(keys(labelled)).not.toContain('web');
    expect(keys(labelled, { services: {} as typeof record.services, changed: [] })).not.toContain('web');
  });

  test('is what somebody has changed since, what has another file, and what is not there', () => {
    const Mode = { Replicated: { Replicas: 5 } };
    expect(keys({ ...labelled, Spec: { ...labelled.Spec, Mode } })).toContain('web');
    expect(keys(web)).toContain('web');
    expect(keys(labelled)).toContain('back');
  });
});

describe('what a deploy leaves on record', () => {
  const labelled = (service: Service, file: string, PreviousSpec?: Service['Spec']): Service => ({
    ...service,
    Spec: { ...service.Spec, Labels: { ...service.Spec.Labels, [FILE_LABEL]: file } },
    ...(PreviousSpec && { PreviousSpec }),
  });
  const declared = (key: string) =>
    fileHash(
      stack,
      stack.services.find((service) => service.key === key)!,
    );
  const service = (key: string) => running.services.find(({ Spec }) => Spec.Name === `opapp_${key}`)!;
  const older = { ...web.Spec, TaskTemplate: { ...web.Spec.TaskTemplate, ForceUpdate: 9 } };
  const earlier = { services: { web: { file: 'old', spec: 'old' } }, changed: ['web'] };
  const touched = ['migrate', 'web'];

  test('is every service that it has reached, and the workloads that have another version', () => {
    const live = [labelled(web, declared('web'), older), labelled(service('migrate'), declared('migrate'))];
    const { services, changed } = nextRecord(earlier, { stack, touched, live, failed: [] });
    expect(Object.keys(services)).toEqual(['web', 'migrate']);
    expect(services['web']).toEqual({ file: declared('web'), spec: specHash(live[0]!) });
    expect(changed).toEqual(['web']);
    expect(nextRecord(earlier, { stack, touched, live, failed: ['web'] }).changed).toEqual([]);
  });

  test('stays as it was for what a job that failed has kept it from', () => {
    const live = [labelled(web, 'old', older), labelled(service('migrate'), declared('migrate')), service('back')];
    const next = nextRecord({ ...earlier, changed: ['back'] }, { stack, touched, live, failed: ['migrate'] });
    expect(next).toEqual({ services: earlier.services, changed: ['back'] });
  });
});

describe('a rollback', () => {
  const previous = { ...web.Spec, TaskTemplate: { ...web.Spec.TaskTemplate, ForceUpdate: 9 } };
  const argv = (args: readonly string[]) => ['docker', ...args];

  test('returns what has another version before', () => {
    const record = { services: {}, changed: ['web'] };
    const memory = memoryOf([{ ...web, PreviousSpec: previous }], record, argv);
    expect(chooseReturns(memory, []).map(({ command }) => command.argv.join(' '))).toEqual([
      'docker service rollback --detach opapp_web',
    ]);
    expect(() => chooseReturns(memory, ['back'])).toThrow('no version before is known of back');
    expect(memoryOf([{ ...web, PreviousSpec: web.Spec }], record, argv).returns).toEqual([]);
  });

  test('fails without a name where nobody noted what the last deploy changed', () => {
    expect(() => chooseReturns({ returns: [], lastChanged: [] }, [])).toThrow('which workload?');
  });
});

test('a host that is no swarm, or lacks a secret, is refused before anything changes', () => {
  const facts = { swarm: 'inactive', isManager: false, secrets: [], images: [] };
  expect(() => refuseUnprepared(application, stack, facts, undefined)).toThrow('docker swarm init');
  const withSecret = { ...stack, secrets: [{ key: 'TOKEN', name: 'opapp_TOKEN' }] };
  const ready = { ...facts, swarm: 'active', isManager: true };
  expect(() => refuseUnprepared(application, withSecret, ready, 'ssh://x')).toThrow(
    'npx fairway secrets push --target docker --host ssh://x',
  );
});
