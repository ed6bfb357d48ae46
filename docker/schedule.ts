import type { Application } from '../app/model/application.ts';
import type { Schedule } from '../app/model/job.ts';
import { internal } from './networks.ts';
import { ownKey } from './own-key.ts';
import { ownResources } from './resources.ts';
import { service } from './service.ts';
import type { Service } from './stack.ts';
import { recreate } from './update.ts';

const SOCKET = '/var/run/docker.sock';

export const SCHEDULER = ownKey('scheduler');

/** The scheduler's network, alone on it. */
export const schedulerNetwork = internal(`${SCHEDULER}_network`);

/**
 * How the scheduler finds out when to start a job.
 *
 * @see https://crazymax.dev/swarm-cronjob/usage/docker-labels/
 */
export function scheduleLabels({ cron, timeZone, overlap }: Schedule): Readonly<Record<string, string>> {
  return {
    'swarm.cronjob.enable': 'true',
    'swarm.cronjob.schedule': `CRON_TZ=${timeZone} ${cron}`,
    'swarm.cronjob.skip-running': String(overlap === 'forbid'),
  };
}

/**
 * Starts the jobs that have a schedule; there only if one has.
 *
 * It holds the engine's socket, which is as much as root on the host: its image is trusted with everything. It has no
 * way to any other container nor to the outside.
 *
 * @see https://crazymax.dev/swarm-cronjob/
 */
export function schedulerService(application: Application): Service {
  return service(application, {
    key: SCHEDULER,
    image: application.targets.images.scheduler,
    env: { LOG_JSON: 'true', TZ: 'Etc/UTC' },
    user: '0:0',
    mounts: [{ type: 'bind', source: SOCKET, target: SOCKET, readOnly: false }],
    networks: [schedulerNetwork.key],
    ...ownResources('64Mi'),
    constraints: ['node.role==manager'],
    updateConfig: recreate,
  });
}
