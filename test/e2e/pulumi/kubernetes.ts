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
    'the scale': ['create pod-disruption-budget/web', 'update deployment/web'],
    'a route': ['update ingress/web'],
    // Under another name, so that an update that fails leaves the old one with the file that it had.
    'a file': ['create config-map/banner', 'delete config-map/banner', 'update deployment/web'],
    'a secret': ['update deployment/web', 'update secret/token'],
  },
  volumes: async () => {
    const name = 'jsonpath={.items[*].metadata.name}';
    const claims = ['get', 'persistentvolumeclaims', '--namespace', application.name, '--output', name];
    return (await run(['kubectl', ...claims])).split(' ').filter((one) => one !== '');
  },
});
