import { describe, expect, test } from '@jest/globals';
import { loadApplication } from '../../app/model/load.ts';
import { mergePatch } from '../../app/model/merge.ts';
import { knownTargets, targets, type Target } from '../../app/model/target.ts';
import { withWeb } from '../support/small.ts';
import { synthesizeFor } from '../support/synthesize.ts';

const filesFor = (target: Target, config: unknown) => synthesizeFor(target, loadApplication(config));

const volumes = (changes: object) =>
  withWeb({ volumes: { data: '/data' } }, { volumes: { data: { size: '1Gi', ...changes } } });
const workloads = { web: { image: 'nginx:1' }, db: { image: 'db:1' } };
const placed = (placement: object) => ({
  ...withWeb({}),
  workloads: { ...workloads, web: { image: 'nginx:1', placement } },
});

const routed = (route: object) => withWeb({ routes: { main: { host: 'shop.test', path: '/api', ...route } } });
const operator = { kubernetes: { metrics: 'pod-monitor' } };
const monitored = (monitoring: object, targets: object = {}) =>
  withWeb({ ports: { http: 8080 } }, { monitoring, targets });
const redirects = { www: { host: 'www.shop.test', to: 'https://shop.test' } };

/** The other one. */
const besides = (target: Target) => knownTargets.find((other) => other !== target)!;

/** A key that a target is said to ignore, and two configs that differ in it alone. */
const ignored: readonly [key: string, target: Target, one: object, other: object][] = [
  ['scale.max', 'docker', withWeb({ scale: { min: 2 } }), withWeb({ scale: { min: 2, max: 6, cpuPercent: 50 } })],
  [
    'scale.metrics',
    'docker',
    withWeb({ scale: { min: 1 } }),
    withWeb({ scale: { min: 1, max: 3, memoryPercent: 70, metrics: { queue: { averageValue: '30' } } } }),
  ],
  ['metrics', 'docker', withWeb({}), withWeb({ metrics: {} })],
  ['placement.spread', 'docker', withWeb({}), withWeb({ placement: { spread: ['host', 'zone'] } })],
  ['placement.near', 'docker', placed({}), placed({ near: ['db'] })],
  ['placement.apartFrom', 'docker', placed({}), placed({ apartFrom: ['db'] })],
  ['placement.tolerations', 'docker', placed({}), placed({ tolerations: [{ key: 'spot', operator: 'Exists' }] })],
  ['placement.priorityClass', 'docker', placed({}), placed({ priorityClass: 'high' })],
  ['placement.required', 'docker', placed({}), placed({ required: ['spread'] })],
  [
    'scale.behavior',
    'docker',
    withWeb({ scale: { min: 1, max: 3 } }),
    withWeb({ scale: { min: 1, max: 3, behavior: { scaleDown: { stabilizationWindowSeconds: 60 } } } }),
  ],
  ['targets.kubernetes.quota', 'docker', withWeb({}), withWeb({}, { targets: { kubernetes: { quota: { pods: 9 } } } })],
  ['permissions', 'docker', withWeb({}), withWeb({ permissions: [{ resources: ['pods'], verbs: ['get'] }] })],
  ['volumes.data.size', 'docker', volumes({}), volumes({ size: '5Gi' })],
  ['volumes.data.class', 'docker', volumes({}), volumes({ class: 'fast' })],
  ['volumes.data.backup', 'docker', volumes({}), volumes({ backup: false })],
  ['volumes.data.backup', 'kubernetes', volumes({}), volumes({ backup: false })],
  ['routes.main.stripPrefix', 'kubernetes', routed({}), routed({ stripPrefix: true })],
  ['routes.main.maxBodySize', 'kubernetes', routed({}), routed({ maxBodySize: '1Mi' })],
  ['routes.main.timeouts', 'kubernetes', routed({}), routed({ timeouts: { responseSeconds: 3, readSeconds: 9 } })],
  ['redirects', 'kubernetes', withWeb({}), withWeb({}, { redirects })],
  [
    'network',
    'kubernetes',
    withWeb({ connectsTo: ['internet'] }),
    withWeb({ connectsTo: ['internet'], network: 'bridge' }),
  ],
  ['targets.docker', 'kubernetes', withWeb({}), withWeb({}, { targets: { docker: { httpPort: 8080 } } })],
  ['targets.images.proxy', 'kubernetes', withWeb({}), withWeb({}, { targets: { images: { proxy: 'caddy:3' } } })],
  [
    'targets.images.scheduler',
    'kubernetes',
    withWeb({}),
    withWeb({}, { targets: { images: { scheduler: 'scheduler:2' } } }),
  ],
  ['targets.images.prometheus', 'kubernetes', monitored({}), monitored({}, { images: { prometheus: 'prometheus:4' } })],
  ['monitoring.alerts', 'kubernetes', withWeb({}), monitored({ alerts: { restarts: 9 } })],
  [
    'monitoring',
    'kubernetes',
    monitored({}, operator),
    monitored({ retentionDays: 99, retentionSize: '1Gi', memory: '1Gi', intervalSeconds: 60 }, operator),
  ],
  ['monitoring.alertmanager', 'kubernetes', monitored({}, operator), monitored({ alertmanager: 'web' }, operator)],
  ['monitoring.clients', 'kubernetes', monitored({}, operator), monitored({ clients: ['web'] }, operator)],
  ['targets.kubernetes', 'docker', withWeb({}), withWeb({}, { targets: { kubernetes: { namespace: 'other' } } })],
];

describe('a key that a target is said to ignore', () => {
  test.each(ignored.filter(([, target]) => targets.includes(target)))(
    '%s changes nothing on %s',
    (_, target, one, other) => {
      expect(filesFor(target, other)).toEqual(filesFor(target, one));
    },
  );

  test.each(ignored.filter(([key, target]) => key !== 'volumes.data.backup' && targets.includes(besides(target))))(
    '%s changes something beside %s',
    (_, target, one, other) => {
      // Without a route or a schedule there is neither a proxy nor a scheduler.
      const used = (config: object) =>
        mergePatch(config, {
          workloads: { front: { image: 'front:1', ports: { http: 80 }, routes: { main: { host: 'shop.test' } } } },
          jobs: { task: { image: 'task:1', command: ['run'], schedule: '0 3 * * *' } },
        });
      expect(filesFor(besides(target), used(other))).not.toEqual(filesFor(besides(target), used(one)));
    },
  );
});
