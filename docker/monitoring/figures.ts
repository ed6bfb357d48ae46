import { readFileSync } from 'node:fs';
import type { Application } from '../../app/model/application.ts';
import type { Monitoring } from '../../app/model/monitoring.ts';
import { config } from '../files.ts';
import { internal } from '../networks.ts';
import { ownResources } from '../resources.ts';
import { service } from '../service.ts';
import type { BindMount, Service } from '../stack.ts';
import { FIGURES } from './names.ts';
import { figuresMount } from './node.ts';

const SCRIPT = '/container-figures.awk';

const CGROUPS: BindMount = { type: 'bind', source: '/sys/fs/cgroup', target: '/host/cgroup', readOnly: true };

/** Its network, alone on it. */
export const figuresNetwork = internal(`${FIGURES}_network`);

/** The program that computes the figures. */
export function figuresConfig(application: Application) {
  const content = readFileSync(new URL('container-figures.awk', import.meta.url), 'utf8');
  return config(application, { name: FIGURES, content });
}

/**
 * Writes the figures of the application's containers to a file, which the host's exporter tells.
 *
 * It reads the engine's notes about containers and the kernel's counters, both read-only, and has neither the engine's
 * socket nor anybody to talk to: who has the socket is root on the host. In these notes stand the variables of every
 * container of the host, so it runs as root, whom alone the engine lets read them, without any capability.
 */
export function figuresService(application: Application, { intervalSeconds }: Monitoring): Service {
  const containers = `${application.targets.docker.dataRoot}/containers`;
  const file = `${figuresMount.target}/containers.prom`;
  const figures = `awk -v application=${application.name} -v cgroups=${CGROUPS.target} -f ${SCRIPT}`;
  const script = [
    'while :; do',
    // In one step, so that nobody reads a part.
    `${figures} /host/containers/*/config.v2.json > ${file}.new && mv ${file}.new ${file}`,
    `sleep ${intervalSeconds}`,
    'done',
  ];
  return service(application, {
    key: FIGURES,
    image: application.targets.images.tools,
    command: ['/bin/busybox', 'sh', '-c', script.join('\n')],
    user: '0:0',
    mounts: [
      { ...figuresMount, readOnly: false },
      CGROUPS,
      { type: 'bind', source: containers, target: '/host/containers', readOnly: true },
    ],
    configs: [{ source: FIGURES, target: SCRIPT, uid: 0, gid: 0, mode: '0444' }],
    networks: [figuresNetwork.key],
    ...ownResources('32Mi'),
    dependsOn: [],
  });
}
