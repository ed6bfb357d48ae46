import { expect, test } from '@jest/globals';
import { loadApplication } from '../../../../app/model/load.ts';
import { comparisonReport, showComparison } from '../../../../cli/live/diff/comparison-report.ts';
import type { Direction } from '../../../../cli/live/diff/show.ts';

const application = loadApplication({
  name: 'shop',
  workloads: { web: { image: 'busybox:1', scale: { min: 2, max: 5 } } },
});
const reportOf = (direction: Direction) =>
  comparisonReport(
    application,
    { before: [], after: [], notes: ['a note'] },
    { direction, name: 'docker', place: 'Docker at ssh://a' },
  );

test('a preview also says what the target makes differently, as a synth does', () => {
  const report = reportOf('preview');
  expect(report.findings).toContainEqual(
    expect.objectContaining({
      severity: 'lost',
      places: [{ path: 'workloads.web.scale.max', detail: 'fixed at 2, not 2 to 5' }],
    }),
  );
  const [first, note, , , summary, ...lines] = showComparison(report, 'preview').split('\n');
  expect([first, note]).toEqual(['a deploy would change nothing on Docker at ssh://a', 'note: a note']);
  expect(summary).toMatch(/^On Docker: 1 lost/);
  expect(lines[0]).toMatch(/lost +workloads\.web\.scale\.max \(fixed at 2, not 2 to 5\): there is no autoscaler/);
});

test('a drift tells only what has changed', () => {
  const report = reportOf('drift');
  expect(JSON.parse(JSON.stringify(report))).not.toHaveProperty('findings');
  expect(showComparison(report, 'drift').split('\n')).toEqual([
    'nothing has changed on Docker at ssh://a since the last deploy',
    'note: a note',
  ]);
});
