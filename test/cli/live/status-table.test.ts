import { describe, expect, test } from '@jest/globals';
import { ago, statusTable } from '../../../cli/live/status-table.ts';
import { isFine, versionOf, type WorkloadStatus } from '../../../cli/live/workload-status.ts';

const web: WorkloadStatus = {
  name: 'web',
  kind: 'workload',
  wanted: 2,
  running: 1,
  health: 'degraded',
  version: versionOf(`ghcr.io/acme/web@sha256:${'ab'.repeat(32)}`, 'c0ffee'),
  since: '2026-01-01T00:00:00Z',
  restarts: 3,
  cpuMillis: 12.4,
  memoryBytes: 5 * 2 ** 20,
  note: 'something',
};

describe('the status table', () => {
  test('has the same columns whatever is known', () => {
    const job: WorkloadStatus = { name: 'migrate', kind: 'job', wanted: 0, running: 0, health: 'failed', restarts: 1 };
    expect(statusTable([web, job], new Date('2026-01-01T03:10:00Z')).split('\n')).toEqual([
      'NAME     REPLICAS  HEALTH    VERSION                SINCE  RESTARTS  CPU  MEMORY',
      'web      1/2       degraded  abababababab (c0ffee)  3 h    3         12m  5Mi',
      'migrate  -         failed    -                      -      1         -    -',
      'web: something',
    ]);
  });

  test.each([
    [0, '0 s'],
    [119_000, '119 s'],
    [120_000, '2 min'],
    [7_200_000, '2 h'],
    [3 * 86_400_000, '3 d'],
    [-5, '0 s'],
  ])('says %d ms as %s', (milliseconds, expected) => {
    expect(ago(milliseconds)).toBe(expected);
  });
});

test('only what needs a person is not fine', () => {
  const states = (['healthy', 'updating', 'stopped', 'down', 'degraded', 'update failed', 'failed'] as const).map(
    (health) => [health, isFine({ health })],
  );
  expect(states).toEqual([
    ['healthy', true],
    ['updating', true],
    ['stopped', true],
    ['down', false],
    ['degraded', false],
    ['update failed', false],
    ['failed', false],
  ]);
});
