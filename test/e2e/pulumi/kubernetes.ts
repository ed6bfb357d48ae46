import { run } from '../../support/command.ts';
import { kubernetesDeployment } from '../kubernetes.ts';
import type { Sample } from '../sample.ts';
import type { Settings } from '../settings.ts';
import { application } from './application.ts';
import type { PulumiTarget } from './target.ts';

/** A cluster. */
export const kubernetesByPulumi = (sample: Sample, settings: Settings): PulumiTarget => ({
  name: 'kubernetes',
  deployment: kubernetesDeployment(sample, settings),
  settings: async () => ({ 'fairway:kubeContext': (await run(['kubectl', 'config', 'current-context'])).trim() }),
  told: {
    'a variable': ['update deployment/web'],
    'an image': ['update deployment/web'],
    'the scale': ['update deployment/web'],
    'a route': ['update ingress/web'],
    'a file': [],
    'a secret': [],
  },
  volumes: async () => {
    const name = 'jsonpath={.items[*].metadata.name}';
    const claims = ['get', 'persistentvolumeclaims', '--namespace', application.name, '--output', name];
    return (await run(['kubectl', ...claims])).split(' ').filter((one) => one !== '');
  },
});
