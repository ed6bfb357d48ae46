import { run } from '../../support/command.ts';
import { dockerDeployment } from '../docker.ts';
import type { Sample } from '../sample.ts';
import type { Settings } from '../settings.ts';
import { application, CANARY } from './application.ts';
import type { DriftTarget, Tampering } from './tampering.ts';

/** An application on a Docker host. */
export const dockerDrift = (sample: Sample, settings: Settings): DriftTarget => ({
  deployment: dockerDeployment(sample, settings),
  tampering: dockerTampering(settings.host),
  place: ['--target', 'docker', '--host', settings.host],
  flags: [],
});

/** A secret of a service, as the engine tells it. */
interface LiveSecret {
  readonly SecretName: string;
  readonly File: { readonly Name: string; readonly UID: string; readonly GID: string };
}

/** Changes services with docker's own commands, and the proxy's routes in the running containers. */
function dockerTampering(host: string): Tampering {
  const docker = (...args: readonly string[]) => run(['docker', ...args], { env: { DOCKER_HOST: host } });
  const name = (key: string) => `${application.name}_${key}`;
  return {
    tamper: async () => {
      const variables = ['--env-add', 'LOG_LEVEL=debug', '--env-add', `ADDED=${CANARY}`];
      const secret = name('TOKEN_000000000000');
      await run(['docker', 'secret', 'create', secret, '-'], {
        env: { DOCKER_HOST: host },
        input: `${CANARY}-changed`,
      });
      const format = '{{json (index .Spec.TaskTemplate.ContainerSpec.Secrets 0)}}';
      const pushed = JSON.parse(await docker('service', 'inspect', '--format', format, name('web'))) as LiveSecret;
      const { Name, UID, GID } = pushed.File;
      const added = `source=${secret},target=${Name},uid=${UID},gid=${GID},mode=0400`;
      const secrets = ['--secret-rm', pushed.SecretName, '--secret-add', added];
      await docker('service', 'update', '--detach', ...variables, ...secrets, '--limit-memory', '96M', name('web'));
      await docker('service', 'update', '--detach', '--args', 'sleep 100000', '--replicas', '2', name('worker'));
      await docker('service', 'rm', name('spare'));
      await docker(
        'service',
        'update',
        '--detach',
        '--label-add',
        'swarm.cronjob.schedule=CRON_TZ=Etc/UTC 0 4 * * *',
        name('nightly'),
      );
      const [tools = ''] = (await docker('ps', '-q', '--filter', `name=${name('fairway_tools')}`)).split('\n');
      const file = '/volumes/fairway_proxy_routes/Caddyfile';
      await docker('exec', tools, 'busybox', 'sed', '-i', 's/drift-e2e.test/other.test/', file);
    },
    told: [
      '~ nightly: schedule: CRON_TZ=Etc/UTC 0 3 * * * → CRON_TZ=Etc/UTC 0 4 * * *',
      '- spare: removed',
      '+ web: env.ADDED: added',
      '~ web: env.LOG_LEVEL: info → debug',
      '~ web: resources.limits.memory: 64Mi → 96Mi',
      '- web: routes.http://drift-e2e.test/: removed, was to port 8080',
      '+ web: routes.http://other.test/: added, to port 8080',
      '~ web: secrets.TOKEN: changed',
      '~ worker: command: changed',
      '~ worker: scale.min: 1 → 2',
    ],
    deployed: ['nightly', 'spare', 'web', 'worker'],
  };
}
