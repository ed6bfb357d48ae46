import { run } from '../../support/command.ts';
import { kubernetesDeployment } from '../kubernetes.ts';
import type { Sample } from '../sample.ts';
import type { Settings } from '../settings.ts';
import { application, CANARY } from './application.ts';
import type { DriftTarget, Tampering } from './tampering.ts';

/** An application on a cluster. */
export const kubernetesDrift = (sample: Sample, settings: Settings): DriftTarget => ({
  deployment: kubernetesDeployment(sample, settings),
  tampering: kubernetesTampering(),
  place: ['--target', 'kubernetes'],
  flags: ['--force-conflicts'],
});

/** Changes objects with kubectl's own commands. */
function kubernetesTampering(): Tampering {
  const kubectl = (...args: readonly string[]) => run(['kubectl', '--namespace', application.name, ...args]);
  return {
    tamper: async () => {
      await kubectl('set', 'env', 'deployment/web', '--containers', 'web', 'LOG_LEVEL=debug', `ADDED=${CANARY}`);
      await kubectl('set', 'image', 'deployment/worker', 'worker=busybox:stable');
      await kubectl('scale', 'deployment/worker', '--replicas', '2');
      // An autoscaler has the say here.
      await kubectl('scale', 'deployment/web', '--replicas', '2');
      await kubectl('delete', 'deployment/spare', 'networkpolicy/worker');
      await kubectl('patch', 'cronjob/nightly', '--type', 'merge', '--patch', '{"spec":{"suspend":true}}');
      const rename = '[{"op":"replace","path":"/spec/rules/0/host","value":"other.test"}]';
      const value = JSON.stringify({ stringData: { value: `${CANARY}-changed` } });
      await kubectl('patch', 'secret/token', '--type', 'merge', '--patch', value);
      await kubectl('patch', 'ingress/web', '--type', 'json', '--patch', rename);
    },
    told: [
      '+ nightly: schedule suspend: added',
      '- spare: removed',
      '+ web: env.ADDED: added',
      '~ web: env.LOG_LEVEL: info → debug',
      '- web: routes.http://drift-e2e.test/: removed, was to port 8080',
      '+ web: routes.http://other.test/: added, to port 8080',
      '~ web: secrets.TOKEN: changed',
      '- worker: connectsTo.web: removed',
      '~ worker: image: busybox:stable-musl → busybox:stable',
      '- worker: kubernetes.networkPolicy.podSelector: removed',
      '- worker: kubernetes.networkPolicy.policyTypes: removed',
      '~ worker: scale.min: 1 → 2',
    ],
    deployed: ['spare', 'web', 'worker'],
    pushFlags: ['--force-conflicts'],
    // A deploy owns what it has set, and nothing else.
    restore: async () => {
      await kubectl('set', 'env', 'deployment/web', '--containers', 'web', 'ADDED-');
      await kubectl('patch', 'cronjob/nightly', '--type', 'merge', '--patch', '{"spec":{"suspend":false}}');
    },
  };
}
