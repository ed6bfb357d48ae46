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
    'a route': [],
    'a file': [],
    'a secret': [],
  },
  volumes: async () => {
    const filter = ['--filter', `label=com.docker.stack.namespace=${application.name}`];
    const listed = await run(['docker', 'volume', 'ls', '--quiet', ...filter], { env: { DOCKER_HOST: settings.host } });
    return listed.split('\n').filter((name) => name !== '');
  },
});
