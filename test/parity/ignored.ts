import type { Target } from '../../app/model/target.ts';
import { withJob, withWeb } from '../support/small.ts';

const volumes = (changes: object) =>
  withWeb({ volumes: { data: '/data' } }, { volumes: { data: { size: '1Gi', ...changes } } });

const scaled = (scale: object) => withWeb({ scale: { min: 1, max: 3, ...scale } });

/** With a neighbour to be near to, or apart from. */
const web = { image: 'nginx:1', placement: {} };
const placed = (placement: object) => ({ name: 'shop', workloads: { web: { ...web, placement }, db: web } });
// A job without a schedule runs again when anything of its description has changed, this as well.
const placedJob = (placement: object) =>
  withJob({ command: ['run'], schedule: '0 3 * * *', placement }, { workloads: { web, db: web } });

const routed = (route: object) => withWeb({ routes: { main: { host: 'shop.test', path: '/api', ...route } } });
const redirects = { www: { host: 'www.shop.test', to: 'https://shop.test' } };

const connected = { connectsTo: ['internet'] };

const inTargets = (targets: object) => withWeb({}, { targets });
const inCluster = (kubernetes: object) => inTargets({ kubernetes });
const quota = { pods: 9 };
const limitRange = { max: { cpu: '1' } };

const monitored = (monitoring: object, targets: object = {}) =>
  withWeb({ ports: { http: 8080 } }, { monitoring, targets });
const operated = (monitoring: object) => monitored(monitoring, { kubernetes: { metrics: 'pod-monitor' } });
const watchedBy = (images: object) => monitored({}, { images });

const queue = { averageValue: '30' };
const behavior = { scaleDown: { stabilizationWindowSeconds: 60 } };
const tolerations = [{ key: 'spot', operator: 'Exists' }];

/** A key that a target is said to ignore, as the rows write it, and two configs that differ in it alone. */
export const ignored: readonly [key: string, target: Target, one: object, other: object][] = [
  ['workloads.*.scale.max', 'docker', withWeb({ scale: { min: 2 } }), withWeb({ scale: { min: 2, max: 6 } })],
  ['workloads.*.scale.cpuPercent', 'docker', scaled({}), scaled({ cpuPercent: 50 })],
  ['workloads.*.scale.memoryPercent', 'docker', scaled({}), scaled({ memoryPercent: 70 })],
  ['workloads.*.scale.metrics', 'docker', scaled({}), scaled({ metrics: { queue } })],
  ['workloads.*.scale.behavior', 'docker', scaled({}), scaled({ behavior })],
  ['workloads.*.metrics', 'docker', withWeb({}), withWeb({ metrics: {} })],

  ['workloads.*.placement.spread', 'docker', placed({}), placed({ spread: ['host', 'zone'] })],
  ['workloads.*.placement.near', 'docker', placed({}), placed({ near: ['db'] })],
  ['workloads.*.placement.apartFrom', 'docker', placed({}), placed({ apartFrom: ['db'] })],
  ['workloads.*.placement.tolerations', 'docker', placed({}), placed({ tolerations })],
  ['workloads.*.placement.priorityClass', 'docker', placed({}), placed({ priorityClass: 'high' })],
  ['workloads.*.placement.required', 'docker', placed({}), placed({ required: ['spread'] })],
  ['jobs.*.placement.spread', 'docker', placedJob({}), placedJob({ spread: ['host', 'zone'] })],
  ['jobs.*.placement.spread', 'kubernetes', placedJob({}), placedJob({ spread: ['host', 'zone'] })],
  ['jobs.*.placement.near', 'docker', placedJob({}), placedJob({ near: ['db'] })],
  ['jobs.*.placement.apartFrom', 'docker', placedJob({}), placedJob({ apartFrom: ['db'] })],
  ['jobs.*.placement.tolerations', 'docker', placedJob({}), placedJob({ tolerations })],
  ['jobs.*.placement.priorityClass', 'docker', placedJob({}), placedJob({ priorityClass: 'high' })],
  [
    'jobs.*.placement.required',
    'docker',
    placedJob({ apartFrom: ['db'] }),
    placedJob({ apartFrom: ['db'], required: ['apartFrom'] }),
  ],

  ['volumes.*.size', 'docker', volumes({}), volumes({ size: '5Gi' })],
  ['volumes.*.class', 'docker', volumes({}), volumes({ class: 'fast' })],
  ['volumes.*.backup', 'docker', volumes({}), volumes({ backup: false })],
  ['volumes.*.backup', 'kubernetes', volumes({}), volumes({ backup: false })],

  ['workloads.*.routes.*.stripPrefix', 'kubernetes', routed({}), routed({ stripPrefix: true })],
  ['workloads.*.routes.*.maxBodySize', 'kubernetes', routed({}), routed({ maxBodySize: '1Mi' })],
  [
    'workloads.*.routes.*.timeouts.responseSeconds',
    'kubernetes',
    routed({}),
    routed({ timeouts: { responseSeconds: 3 } }),
  ],
  ['workloads.*.routes.*.timeouts.readSeconds', 'kubernetes', routed({}), routed({ timeouts: { readSeconds: 9 } })],
  ['redirects', 'kubernetes', withWeb({}), withWeb({}, { redirects })],
  ['workloads.*.network', 'kubernetes', withWeb(connected), withWeb({ ...connected, network: 'bridge' })],

  ['monitoring.alerts', 'kubernetes', monitored({}), monitored({ alerts: { restarts: 9 } })],
  ['monitoring.retentionDays', 'kubernetes', operated({}), operated({ retentionDays: 99 })],
  ['monitoring.retentionSize', 'kubernetes', operated({}), operated({ retentionSize: '1Gi' })],
  ['monitoring.memory', 'kubernetes', operated({}), operated({ memory: '1Gi' })],
  ['monitoring.intervalSeconds', 'kubernetes', operated({}), operated({ intervalSeconds: 60 })],
  ['monitoring.alertmanager', 'kubernetes', operated({}), operated({ alertmanager: 'web' })],
  ['monitoring.clients', 'kubernetes', operated({}), operated({ clients: ['web'] })],

  ['targets.docker', 'kubernetes', inTargets({}), inTargets({ docker: { httpPort: 8080 } })],
  ['targets.images.proxy', 'kubernetes', inTargets({}), inTargets({ images: { proxy: 'caddy:3' } })],
  ['targets.images.scheduler', 'kubernetes', inTargets({}), inTargets({ images: { scheduler: 'scheduler:2' } })],
  ['targets.images.prometheus', 'kubernetes', watchedBy({}), watchedBy({ prometheus: 'prometheus:4' })],
  ['targets.images.nodeExporter', 'kubernetes', watchedBy({}), watchedBy({ nodeExporter: 'node-exporter:2' })],
  ['targets.images.blackboxExporter', 'kubernetes', watchedBy({}), watchedBy({ blackboxExporter: 'blackbox:1' })],
  ['targets.kubernetes', 'docker', inCluster({}), inCluster({ namespace: 'other' })],
  ['targets.kubernetes.drainSeconds', 'docker', inCluster({}), inCluster({ drainSeconds: 9 })],
  ['targets.kubernetes.quota', 'docker', inCluster({}), inCluster({ quota })],
  ['targets.kubernetes.limitRange', 'docker', inCluster({}), inCluster({ limitRange })],
];
