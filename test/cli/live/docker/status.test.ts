import { describe, expect, test } from '@jest/globals';
import type { Service } from '../../../../cli/live/docker/service.ts';
import { stackStatus, type StackState } from '../../../../cli/live/docker/status.ts';
import type { Task } from '../../../../cli/live/docker/task.ts';
import { parseUsage } from '../../../../cli/live/docker/usage.ts';
import { application, byName, recorded } from '../support.ts';

const DIGEST = 'sha256:0f8767617a2fc330331e0852b4030b80db6ed0f87ab7bc0416f76e70f59eff29';

const running = JSON.parse(recorded('docker/recorded/running.json')) as Pick<StackState, 'services' | 'tasks'>;
const usage = parseUsage(recorded('docker/recorded/stats.jsonl'));

const statusOf = (state: Partial<StackState> = {}, declared = application) =>
  byName(stackStatus(declared, { ...running, usage, revisions: new Map(), ...state }));

/** The recorded state with a change to one service, or to its tasks. */
function changed(key: string, service: (service: Service) => Service, task: (task: Task) => Task = (same) => same) {
  const { ID } = running.services.find(({ Spec }) => Spec.Name === `opapp_${key}`)!;
  return {
    services: running.services.map((one) => (one.ID === ID ? service(one) : one)),
    tasks: running.tasks.map((one) => (one.ServiceID === ID ? task(one) : one)),
  };
}

const same = <T>(value: T) => value;
const inState =
  (State: string, ContainerStatus = {}) =>
  (task: Task) => ({
    ...task,
    Status: { ...task.Status, State, ContainerStatus },
  });

describe('the status of a stack', () => {
  test('tells replicas, health, version, since when, restarts, CPU and memory of a workload', () => {
    const revisions = new Map([[`127.0.0.1:5000/library/busybox:stable-musl@${DIGEST}`, 'c0ffee']]);
    expect(statusOf({ revisions })['web']).toEqual({
      name: 'web',
      kind: 'workload',
      wanted: 2,
      running: 2,
      health: 'healthy',
      version: { image: expect.stringContaining('busybox'), digest: DIGEST, revision: 'c0ffee' },
      since: expect.stringMatching(/^2026-11-25T10:2\d/),
      restarts: 0,
      cpuMillis: 0,
      memoryBytes: (612 + 604) * 1024,
      note: undefined,
    });
  });

  test('tells whether jobs have completed or wait for their time', () => {
    expect(statusOf()).toMatchObject({ migrate: { health: 'completed' }, nightly: { health: 'scheduled' } });
  });

  test('lists workloads, then jobs, then what the target adds', () => {
    const names = stackStatus(application, { ...running, usage, revisions: new Map() }).map(({ name }) => name);
    expect(names).toEqual(['back', 'web', 'migrate', 'nightly', 'fairway_scheduler', 'fairway_tools']);
  });

  test('is down without a running task, degraded with too few, and counts what ended by itself', () => {
    expect(statusOf(changed('web', same, inState('failed')))['web']).toMatchObject({ health: 'down', restarts: 2 });
    const one = changed('web', same, (task) => (task.Slot === 1 ? inState('starting')(task) : task));
    expect(statusOf(one)['web']).toMatchObject({ health: 'degraded', running: 1, restarts: 0 });
  });

  test('does not count the end of another version as a restart', () => {
    const older = changed('back', same, (task) => ({
      ...inState('failed')(task),
      Spec: { ...task.Spec, ContainerSpec: { ...task.Spec.ContainerSpec, Image: 'older' } },
    }));
    expect(statusOf(older)['back']).toMatchObject({ restarts: 0 });
  });

  test('tells a rollback by the swarm from one that was asked for', () => {
    const UpdateStatus = { State: 'rollback_completed', Message: 'rollback completed' } as const;
    const own = changed('web', (service) => ({ ...service, UpdateStatus }));
    expect(statusOf(own)['web']).toMatchObject({ health: 'update failed', note: expect.stringContaining('failed') });
    const asked = changed('web', (service) => ({ ...service, UpdateStatus, PreviousSpec: service.Spec }));
    expect(statusOf(asked)['web']).toMatchObject({ health: 'healthy' });
  });

  test('knows a job that has failed for good by the task that took note of it', () => {
    const [task] = running.tasks.filter(({ Status }) => Status.State === 'complete');
    const failed = { ...task!, CreatedAt: '2026-01-01', Status: { ...task!.Status, State: 'failed' } };
    const afterExit = (ExitCode: number) => ({
      tasks: [...running.tasks, { ...failed, Status: { ...failed.Status, ContainerStatus: { ExitCode } } }],
    });
    expect(statusOf(afterExit(1))['migrate']).toMatchObject({ health: 'failed' });
    expect(statusOf(afterExit(137))['migrate']).toMatchObject({ health: 'completed' });
  });

  test('names what is declared and not there, and what is there and not declared', () => {
    const { workloads } = application;
    expect(statusOf({ services: [] })['web']).toMatchObject({ health: 'down', wanted: 2, note: 'not deployed' });
    const without = { ...application, workloads: workloads.filter(({ name }) => name !== 'back') };
    expect(statusOf({}, without)['back']).toMatchObject({ note: expect.stringContaining('not in app/config.ts') });
  });
});
