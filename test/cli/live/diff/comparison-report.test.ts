import { describe, expect, test } from '@jest/globals';
import { loadApplication } from '../../../../app/model/load.ts';
import { targets } from '../../../../app/model/target.ts';
import { findDifferences } from '../../../../app/parity/find-differences.ts';
import { comparisonReport, showComparison } from '../../../../cli/live/diff/comparison-report.ts';
import type { Direction } from '../../../../cli/live/diff/show.ts';
import { summarizeFindings } from '../../../../cli/show-findings.ts';
import { entryOf } from '../../../../cli/targets.ts';

const application = loadApplication({
  name: 'shop',
  workloads: {
    web: {
      image: 'busybox:1',
      ports: { http: 80 },
      routes: { main: { host: 'shop.example.com' } },
      scale: { min: 2, max: 5 },
    },
  },
});

describe.each(targets)('on %s', (name) => {
  const reportOf = (direction: Direction) =>
    comparisonReport(application, { before: [], after: [], notes: ['a note'] }, { direction, name, place: 'a place' });

  test('a preview also says what the target makes differently, as a synth does', () => {
    const findings = findDifferences(application, name);
    expect(findings).not.toEqual([]);
    const report = reportOf('preview');
    expect(report.findings).toEqual(findings);
    const [first, note, ...rest] = showComparison(report, 'preview').split('\n');
    expect([first, note]).toEqual(['a deploy would change nothing on a place', 'note: a note']);
    expect(rest.join('\n')).toContain(summarizeFindings(findings, entryOf(name).title));
  });

  test('a drift tells only what has changed', () => {
    const report = reportOf('drift');
    expect(JSON.parse(JSON.stringify(report))).not.toHaveProperty('findings');
    expect(showComparison(report, 'drift').split('\n')).toEqual([
      'nothing has changed on a place since the last deploy',
      'note: a note',
    ]);
  });
});
