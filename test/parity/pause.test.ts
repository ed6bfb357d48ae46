import { describe, expect, test } from '@jest/globals';
import { loadApplication } from '../../app/model/load.ts';
import type { Target } from '../../app/model/target.ts';
import { describePause, pauseOf, pauses } from '../../app/parity/pause.ts';
import { withWeb } from '../support/small.ts';

const volumes = { data: { size: '1Gi' } };
const ownVolumes = { data: { size: '1Gi', perReplica: true } };
const stateful = { volumes: { data: '/data' }, stopGracePeriodSeconds: 60 };

const workload = (changes: object, rest: object = {}) => loadApplication(withWeb(changes, rest)).workloads[0]!;
const pause = (target: Target, changes: object, rest: object = { volumes }) =>
  pauseOf(workload({ ...stateful, ...changes }, rest), target);

describe('an update', () => {
  test('pauses where the only replica goes before the next one comes', () => {
    expect(pauses(workload(stateful, { volumes }))).toBe(true);
    expect(pauses(workload(stateful, { volumes: ownVolumes }))).toBe(true);
    expect(pauses(workload({ update: { strategy: 'recreate' }, scale: { min: 3 } }))).toBe(true);
  });

  test('does not pause where another replica serves on, or nothing runs', () => {
    expect(pauses(workload({}))).toBe(false);
    expect(pauses(workload({ ...stateful, scale: { min: 2 } }, { volumes: ownVolumes }))).toBe(false);
    expect(pauses(workload({ ...stateful, scale: { min: 0 } }, { volumes }))).toBe(false);
  });
});

describe('a pause', () => {
  const startupProbe = { tcp: {}, periodSeconds: 2, failureThreshold: 30, initialDelaySeconds: 3 };

  test('is as long as the old replica may take to end and the probes let the new one take to start', () => {
    expect(pause('docker', { startupProbe })).toEqual({ least: 5, stop: 60, start: 63 });
    expect(pause('kubernetes', { startupProbe })).toEqual({ least: 4, stop: 60, start: 63 });
  });

  test('on Docker ends with a rollback if the replica is not ready in time, on Kubernetes nothing ends it', () => {
    expect(pause('docker', { readinessProbe: { tcp: {} } })).toMatchObject({ start: 120 });
    expect(pause('docker', { startupProbe, readinessProbe: { tcp: {}, failureThreshold: 30 } })).toMatchObject({
      start: 363,
    });
    expect(pause('kubernetes', { readinessProbe: { tcp: {} } })).toMatchObject({ start: undefined });
  });

  test("in the host's network ends as soon as the new one listens, checked or not", () => {
    const keys = { network: 'host', connectsTo: ['internet'], readinessProbe: { tcp: {}, initialDelaySeconds: 9 } };
    expect(pauses(workload(keys))).toBe(true);
    expect(pauseOf(workload(keys), 'docker')).toEqual({ least: 1, stop: 30, start: 129 });
  });

  test('is known only in part without probes', () => {
    expect(pause('docker', {})).toEqual({ least: 1, stop: 60, start: undefined });
    expect(describePause(pause('docker', {}))).toContain('no probe limits');
  });

  test('is told in seconds', () => {
    expect(describePause(pause('docker', { startupProbe }))).toBe(
      '5 s if it ends and starts at once; at most 60 s to end, then at most 63 s to become ready',
    );
  });
});
