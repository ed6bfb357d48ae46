import type { Application } from '../app/model/application.ts';
import { duration } from './duration.ts';
import { noHealthcheck } from './healthcheck.ts';
import { ownKey } from './own-key.ts';
import type { LogDriver, RestartPolicy, Service } from './stack.ts';
import { rolling } from './update.ts';

/** The service that prepares what all others need. */
export const TOOLS = ownKey('tools');

/** The name of an object of the stack, as `docker stack deploy` makes it: `notes_web`. */
export const scoped = ({ name }: Application, key: string) => `${name}_${key}`;

/** A task that ends is replaced. */
const restartAlways: RestartPolicy = { condition: 'any', delay: duration(2), maxAttempts: 0, window: duration(0) };

/** Logs stay on the host, within bounds; each line tells its application and, in the name of the service, its workload. */
const logDriver: LogDriver = {
  name: 'json-file',
  options: {
    labels: 'com.docker.stack.namespace,com.docker.swarm.service.name',
    'max-file': '3',
    'max-size': '10m',
  },
};

type Parts = Pick<Service, 'key' | 'image' | 'user' | 'networks'> & Partial<Omit<Service, 'name' | 'rollbackConfig'>>;

/** A service: what is particular to it, and what all have in common. */
export function service(application: Application, parts: Parts): Service {
  return {
    name: scoped(application, parts.key),
    labels: {},
    replicas: 1,
    env: {},
    hostname: `${parts.key.replaceAll('_', '-')}-{{.Task.Slot}}`,
    readOnly: true,
    capabilities: [],
    stopGracePeriod: duration(30),
    healthcheck: noHealthcheck,
    mounts: [],
    configs: [],
    secrets: [],
    ports: [],
    limits: {},
    reservations: {},
    constraints: [],
    restartPolicy: restartAlways,
    updateConfig: rolling,
    logDriver,
    dependsOn: [TOOLS],
    ...parts,
    rollbackConfig: { ...(parts.updateConfig ?? rolling), failureAction: 'pause' },
  };
}
