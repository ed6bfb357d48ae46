import { loadApplication } from '../../../../app/model/load.ts';
import { mergePatch } from '../../../../app/model/merge.ts';
import type { Application } from '../../../../app/model/application.ts';
import { compare } from '../../../../cli/live/diff/compare.ts';
import { disclosing } from '../../../../cli/live/diff/disclose.ts';
import type { Comparison } from '../../../../cli/live/diff/part.ts';
import { showChanges } from '../../../../cli/live/diff/show.ts';
import { application as config } from '../../../e2e/drift/application.ts';

/** Changes of the workload `web`, and what a preview tells of each on every target. */
export const sameWords: readonly [name: string, web: object, lines: readonly string[]][] = [
  [
    'a route',
    { routes: { main: { host: 'drift-e2e.test', path: '/app' } } },
    [
      '- web: routes.http://drift-e2e.test/: removed, was to port 8080',
      '+ web: routes.http://drift-e2e.test/app: added, to port 8080',
    ],
  ],
  ['how many new replicas come at once', { update: { maxSurge: 2 } }, ['~ web: update.maxSurge: 1 → 2']],
  [
    'that replicas may be missing instead',
    { update: { maxSurge: 0, maxUnavailable: 1 } },
    ['~ web: update.maxSurge: 1 → 0', '~ web: update.maxUnavailable: 0 → 1'],
  ],
  [
    'that the old replicas go first',
    { update: { strategy: 'recreate' } },
    [
      '- web: update.maxSurge: removed, was 1',
      '- web: update.maxUnavailable: removed, was 0',
      '~ web: update.strategy: rolling → recreate',
    ],
  ],
];

/** The application of the recorded deploys with another `web`. */
export const withWeb = (web: object): Application =>
  loadApplication(mergePatch(config, { workloads: { web }, targets: { kubernetes: { drainSeconds: 5 } } }));

/** What a preview prints. */
export const linesOf = ({ before, after }: Comparison, application: Application): readonly string[] =>
  showChanges(compare(before, after, disclosing(application)), 'preview').split('\n');

/** The lines about routes and updates: on a cluster, an update that leaves a gap also needs no wait before the end of a replica. */
export const ofModel = (lines: readonly string[]): readonly string[] =>
  lines.filter((line) => /: (routes|update)\b/.test(line));
