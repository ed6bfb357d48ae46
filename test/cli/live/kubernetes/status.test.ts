import { describe, expect, test } from '@jest/globals';
import { sortObjects } from '../../../../cli/live/kubernetes/cluster.ts';
import type { AnyObject, ClusterObjects, Pod, Scalable } from '../../../../cli/live/kubernetes/objects.ts';
import { namespaceStatus } from '../../../../cli/live/kubernetes/status.ts';
import { usageOf, type PodMetricsList } from '../../../../cli/live/kubernetes/usage.ts';
import { application, byName, recorded } from '../support.ts';

const { items } = JSON.parse(recorded('kubernetes/recorded/running.json')) as { items: AnyObject[] };
const running = sortObjects(items);
const usage = usageOf(JSON.parse(recorded('kubernetes/recorded/metrics.json')) as PodMetricsList);
const now = new Date('2026-11-25T10:27:00Z');

const statusOf = (objects: Partial<ClusterObjects> = {}, declared = application) =>
  byName(
    namespaceStatus(declared, { objects: { ...running, ...objects }, usage, revisions: new Map(), reverted: [] }, now),
  );

const scalables = (name: string, change: (scalable: Scalable) => Scalable) => ({
  scalables: running.scalables.map((one) => (one.metadata.name === name ? change(one) : one)),
});
const pods = (name: string, change: (pod: Pod, index: number) => Pod) => ({
  pods: running.pods.map((pod, index) => (pod.metadata.name.startsWith(`${name}-`) ? change(pod, index) : pod)),
});
const unready = (pod: Pod): Pod => ({ ...pod, status: { ...pod.status, conditions: [] } });

describe('the status of a namespace', () => {
  test('tells replicas, health, version, since when, restarts, CPU and memory of a workload', () => {
    expect(statusOf()['web']).toEqual({
      name: 'web',
      kind: 'workload',
      wanted: 2,
      running: 2,
      health: 'healthy',
      version: {
        image: expect.stringContaining('busybox'),
        digest: 'sha256:0f8767617a2fc330331e0852b4030b80db6ed0f87ab7bc0416f76e70f59eff29',
        revision: undefined,
      },
      since: expect.stringMatching(/^2026-11-25T10:2\d/),
      restarts: 0,
      cpuMillis: expect.closeTo(0.136598, 6),
      memoryBytes: (244 + 252) * 1024,
      note: undefined,
    });
  });

  test('tells whether jobs have completed or wait for their time', () => {
    expect(statusOf()).toMatchObject({ migrate: { health: 'completed' }, nightly: { health: 'scheduled' } });
  });

  test('is down without a ready pod, and degraded with too few', () => {
    expect(statusOf(pods('web', unready))['web']).toMatchObject({ health: 'down', running: 0 });
    let first = true;
    const one = pods('web', (pod) => {
      const changed = first ? unready(pod) : pod;
      first = false;
      return changed;
    });
    expect(statusOf(one)['web']).toMatchObject({ health: 'degraded', running: 1 });
  });

  test('is updating while pods of the version before are there', () => {
    const updating = scalables('web', (web) => ({
      ...web,
      status: { ...web.status, updatedReplicas: 1, replicas: 3 },
    }));
    expect(statusOf(updating)['web']).toMatchObject({ health: 'updating' });
    const unseen = scalables('web', (web) => ({ ...web, metadata: { ...web.metadata, generation: 99 } }));
    expect(statusOf(unseen)['web']).toMatchObject({ health: 'updating' });
  });

  test('has failed to update where the new pods can never run', () => {
    const state = scalables('web', (web) => ({
      ...web,
      status: {
        ...web.status,
        updatedReplicas: 1,
        replicas: 3,
        conditions: [{ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded' }],
      },
    }));
    expect(statusOf(state)['web']).toMatchObject({ health: 'update failed', note: expect.stringContaining('failed') });
  });

  test('names what is declared and not there, and what is there and not declared', () => {
    expect(statusOf({ scalables: [] })['web']).toMatchObject({ health: 'down', wanted: 2, note: 'not deployed' });
    const without = { ...application, workloads: application.workloads.filter(({ name }) => name !== 'back') };
    expect(statusOf({}, without)['back']).toMatchObject({ note: expect.stringContaining('not in app/config.ts') });
  });
});
