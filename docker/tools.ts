import type { Application } from '../app/model/application.ts';
import { busyboxMount, PREPARED } from './busybox.ts';
import { doneMount, forgetEarlierStack, stackIdentity } from './done.ts';
import { prometheusOwner } from './monitoring/prometheus.ts';
import { internal } from './networks.ts';
import { proxyOwner } from './proxy.ts';
import { ownResources } from './resources.ts';
import { routesFiles, routesMount } from './routes.ts';
import { service, TOOLS } from './service.ts';
import type { Service, VolumeMount } from './stack.ts';
import { volumeOwners } from './volumes.ts';

/** The volumes that every application has. */
export const toolsVolumes = [busyboxMount.source, doneMount.source];

/** The tools' network, alone on it. */
export const toolsNetwork = internal(`${TOOLS}_network`);

/**
 * Prepares volumes for all others: it gives new, empty volumes to the users that mount them, forgets the jobs of an
 * earlier stack, hands the routes to the proxy and, last, puts a static busybox where start scripts and probes find it.
 * A container that comes too early fails and is started again. From then on it answers who waits for it, by a pipe.
 *
 * It is part of every application, so that a workload's first probe or secret finds the tools in place. It runs as root
 * with CAP_CHOWN; it listens on nothing, and nothing shares its network.
 *
 * @param routes what the proxy reads from now on. Without any, it reads on what it has
 * @see https://hub.docker.com/_/busybox the official image, whose musl variant is linked statically
 */
export function toolsService(application: Application, routes = routesFiles(application)): Service {
  const owners = [
    ...volumeOwners(application),
    ...(routes.length > 0 ? [proxyOwner] : []),
    ...(application.monitoring === undefined ? [] : [prometheusOwner]),
  ];
  const prepared = PREPARED.replace(busyboxMount.target, folderOf(busyboxMount.source));
  const script = [
    'set -e',
    ...owners.map(({ volume, user, group }) => {
      const folder = folderOf(volume);
      return `if [ "$(stat -c %u ${folder})" = 0 ] && [ -z "$(ls -A ${folder})" ]; then chmod g+ws ${folder}; chown ${user}:${group} ${folder}; fi`;
    }),
    `chmod 1777 ${folderOf(doneMount.source)}`,
    ...forgetEarlierStack(folderOf(doneMount.source)),
    ...routes.flatMap(({ name }) => publish(`/${name}`, `${folderOf(routesMount.source)}/${name}`)),
    `[ -p ${prepared} ] || mkfifo ${prepared}`,
    ...publish('/bin/busybox', `${folderOf(busyboxMount.source)}/busybox`),
    // Opens only when somebody waits.
    `while :; do : > ${prepared}; sleep 1; done`,
  ];
  const mounted = [
    busyboxMount.source,
    doneMount.source,
    ...(routes.length > 0 ? [routesMount.source] : []),
    ...owners.map(({ volume }) => volume),
  ];
  return service(application, {
    key: TOOLS,
    image: application.targets.images.tools,
    command: ['/bin/busybox', 'sh', '-c', script.join('\n')],
    env: stackIdentity,
    user: '0:0',
    capabilities: ['CHOWN'],
    mounts: mounted.map((source): VolumeMount => ({
      type: 'volume',
      source,
      target: folderOf(source),
      readOnly: false,
    })),
    configs: routes.map(({ name, config }) => ({
      source: config.key,
      target: `/${name}`,
      uid: 0,
      gid: 0,
      mode: '0444',
    })),
    networks: [toolsNetwork.key],
    ...ownResources('32Mi'),
    dependsOn: [],
  });
}

const folderOf = (volume: string) => `/volumes/${volume}`;

/**
 * Puts a file in place in one step: a reader finds the old one or the new one, never a part. What an attempt that was
 * cut off has left can't be written to: root without CAP_DAC_OVERRIDE is held to a file's mode.
 */
const publish = (from: string, to: string) => [`rm -f ${to}.new`, `cp ${from} ${to}.new`, `mv ${to}.new ${to}`];
