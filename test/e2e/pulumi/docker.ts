import { run } from '../../support/command.ts';
import { dockerDeployment } from '../docker.ts';
import type { Sample } from '../sample.ts';
import type { Settings } from '../settings.ts';
import { application } from './application.ts';
import type { PulumiTarget } from './target.ts';

/** A Docker host. */
export const dockerByPulumi = (sample: Sample, settings: Settings): PulumiTarget => ({
  name: 'docker',
  deployment: dockerDeployment(sample, settings),
  settings: () => Promise.resolve({ 'fairway:host': settings.host }),
  told: {
    'a variable': ['update service/web'],
    'an image': ['update service/web'],
    'the scale': ['update service/web'],
    'a route': renewed('config', 'fairway_proxy_routes', 'fairway_tools'),
    'a file': renewed('config', 'banner', 'web'),
    'a secret': renewed('secret', 'TOKEN', 'web'),
  },
  volumes: async () => {
    const filter = ['--filter', `label=com.docker.stack.namespace=${application.name}`];
    const listed = await run(['docker', 'volume', 'ls', '--quiet', ...filter], { env: { DOCKER_HOST: settings.host } });
    // Fairway's own stay, too: the engine makes them from the mounts, and Pulumi doesn't know them.
    return listed.split('\n').filter((name) => name !== '' && !name.includes('_fairway_'));
  },
});

/** A config or secret can't be changed: a new one takes the place of the old one in the service that has it. */
function renewed(type: 'config' | 'secret', name: string, service: string): readonly string[] {
  return [`create ${type}/${name}`, `delete ${type}/${name}`, `update service/${service}`];
}
