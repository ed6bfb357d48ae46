import { loadApplication } from '../../../../app/model/load.ts';
import { mergePatch } from '../../../../app/model/merge.ts';
import type { Application } from '../../../../app/model/application.ts';
import { compare } from '../../../../cli/live/diff/compare.ts';
import { disclosing } from '../../../../cli/live/diff/disclose.ts';
import type { Comparison } from '../../../../cli/live/diff/part.ts';
import { showChanges } from '../../../../cli/live/diff/show.ts';
import { application as config } from '../../../e2e/drift/application.ts';

/** The version of the secret that the recorded deploys have. */
const VERSION = '142fd16f738c';

const web = (keys: object) => ({ workloads: { web: keys } });

/** Changes of app/config.ts, and what a preview tells of each on every target. */
export const sameWords: readonly [name: string, patch: object, lines: readonly string[]][] = [
  [
    'a route',
    web({ routes: { main: { host: 'drift-e2e.test', path: '/app' } } }),
    [
      '- web: routes.http://drift-e2e.test/: removed, was to port 8080',
      '+ web: routes.http://drift-e2e.test/app: added, to port 8080',
    ],
  ],
  ['how many new replicas come at once', web({ update: { maxSurge: 2 } }), ['~ web: update.maxSurge: 1 → 2']],
  [
    'that replicas may be missing instead',
    web({ update: { maxSurge: 0, maxUnavailable: 1 } }),
    ['~ web: update.maxSurge: 1 → 0', '~ web: update.maxUnavailable: 0 → 1'],
  ],
  [
    'that the old replicas go first',
    web({ update: { strategy: 'recreate' } }),
    [
      '- web: update.maxSurge: removed, was 1',
      '- web: update.maxUnavailable: removed, was 0',
      '~ web: update.strategy: rolling → recreate',
    ],
  ],
  [
    'variables, without what may be a secret',
    web({ env: { LOG_LEVEL: 'warn', REGION: 'eu', API_KEY: 'abc' } }),
    ['+ web: env.API_KEY: added', '~ web: env.LOG_LEVEL: info → warn', '+ web: env.REGION: added, eu'],
  ],
  ['an image', web({ image: 'busybox:stable' }), ['~ web: image: busybox:stable-musl → busybox:stable']],
  [
    'limits and requests',
    web({ resources: { requests: { cpu: '20m' }, limits: { cpu: null, memory: '96Mi' } } }),
    [
      '- web: resources.limits.cpu: removed, was 500m',
      '~ web: resources.limits.memory: 64Mi → 96Mi',
      '~ web: resources.requests.cpu: 10m → 20m',
    ],
  ],
  [
    'a secret that is added',
    { ...web({ secrets: { SIGNING: '/run/signing' } }), secrets: { SIGNING: {} } },
    ['+ web: secrets.SIGNING: added'],
  ],
  ['the scale', { workloads: { worker: { scale: { min: 2 } } } }, ['~ worker: scale.min: 1 → 2']],
  [
    "a job's schedule",
    { jobs: { nightly: { schedule: '0 4 * * *' } } },
    ['~ nightly: schedule: CRON_TZ=Etc/UTC 0 3 * * * → CRON_TZ=Etc/UTC 0 4 * * *'],
  ],
];

/** The application of the recorded deploys with a change. */
export const changedBy = (patch: object): Application => {
  const versions = { TOKEN: VERSION, SIGNING: '0123456789ab' };
  return loadApplication(mergePatch(mergePatch(config, patch), { targets: { kubernetes: { drainSeconds: 5 } } }), {
    record: { images: {}, secrets: { docker: versions, kubernetes: versions } },
  });
};

/** What a preview prints. */
export const linesOf = ({ before, after }: Comparison, application: Application): readonly string[] =>
  showChanges(compare(before, after, disclosing(application)), 'preview').split('\n');

/**
 * Keys of the model that both targets tell of. Beside them each has its own: on a cluster an update that leaves a gap needs
 * no wait before the end of a replica, and more replicas come with a PodDisruptionBudget.
 */
const MODEL = /: (routes|update|env|image|resources|secrets|scale|schedule)[.:]/;

/** The lines about these, without what becomes of the replicas. */
export const ofModel = (lines: readonly string[]): readonly string[] => lines.filter((line) => MODEL.test(line));
