import type { Application } from '../../app/model/application.ts';
import { busyboxMount } from '../busybox.ts';
import { ownResources } from '../resources.ts';
import { service } from '../service.ts';
import type { Service, VolumeMount } from '../stack.ts';
import { acceptsConnections } from './accepts.ts';
import { FIGURES, NOBODY, NODE } from './names.ts';
import { prometheusNetworkKey } from './networks.ts';

/** Figures that are written as files, for the host's exporter to tell. */
export const figuresMount: VolumeMount = {
  type: 'volume',
  source: FIGURES,
  target: '/figures',
  readOnly: true,
};

/** What is the same inside of a container as outside. The network isn't: a service has one of its own. */
const COLLECTORS = [
  'cpu',
  'diskstats',
  'filesystem',
  'loadavg',
  'meminfo',
  'stat',
  'textfile',
  'time',
  'uname',
  'vmstat',
];

/** The kernel's own, what is only in memory, and what the engine makes for containers. */
const notDisks = (dataRoot: string) =>
  `^/(dev|proc|run|sys|${dataRoot.slice(1).replaceAll(/[^\w/-]/g, '\\$&')}/.+)($|/)`;

/**
 * Tells the figures of the host, read-only and as nobody: it sees what every user of the host may read. It meets only
 * Prometheus.
 *
 * @see https://github.com/prometheus/node_exporter#docker
 */
export function nodeService(application: Application): Service {
  const { images, docker } = application.targets;
  return service(application, {
    key: NODE,
    image: images.nodeExporter,
    args: [
      '--path.procfs=/host/proc',
      '--path.rootfs=/host',
      '--path.sysfs=/host/sys',
      '--path.udev.data=/host/run/udev/data',
      '--collector.disable-defaults',
      ...COLLECTORS.map((name) => `--collector.${name}`),
      `--collector.filesystem.mount-points-exclude=${notDisks(docker.dataRoot)}`,
      `--collector.textfile.directory=${figuresMount.target}`,
    ],
    user: `${NOBODY}:${NOBODY}`,
    healthcheck: acceptsConnections(9100),
    mounts: [{ type: 'bind', source: '/', target: '/host', readOnly: true }, figuresMount, busyboxMount],
    networks: [prometheusNetworkKey(NODE)],
    ...ownResources('64Mi'),
  });
}
