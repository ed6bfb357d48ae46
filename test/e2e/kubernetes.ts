import assert from 'node:assert/strict';
import { join } from 'node:path';
import { KubernetesTarget } from '../contract/kubernetes.ts';
import { run } from '../support/command.ts';
import type { Deployment } from './deployment.ts';
import { outputs } from './outputs.ts';
import type { Sample } from './sample.ts';
import type { Settings } from './settings.ts';

/** How long a rollout may take, images pulled and database made. */
const ROLLS_OUT_WITHIN_SECONDS = 240;

/** Deploys with `kubectl apply`, to the cluster of kubectl's current context. */
export function kubernetesDeployment(sample: Sample, { nodeAddress, ingress }: Settings): Deployment {
  const { name: namespace, workloads, volumes } = sample.application();
  const folder = join(sample.folder, 'dist/kubernetes');
  const kubectl = (...args: readonly string[]) =>
    run(['kubectl', ...args], { timeoutSeconds: ROLLS_OUT_WITHIN_SECONDS + 10 });
  const target = new KubernetesTarget({ namespace, ingress, nodeAddress });
  const apply = () => kubectl('apply', '--server-side', '--validate=strict', '--warnings-as-errors', '-f', folder);

  const rollOut = async () => {
    const ofReplicas = new Set(volumes.filter(({ perReplica }) => perReplica).map(({ name }) => name));
    const names = workloads.map((workload) => {
      const isStateful = workload.volumes.some(({ volume }) => ofReplicas.has(volume));
      return `${isStateful ? 'statefulset' : 'deployment'}/${workload.name}`;
    });
    await kubectl('rollout', 'status', '-n', namespace, `--timeout=${ROLLS_OUT_WITHIN_SECONDS}s`, ...names);
  };

  const remove = async () => {
    await kubectl('delete', 'namespace', namespace, '--ignore-not-found', '--timeout=120s');
  };

  return {
    target,
    address: () => target.nodeAddress(),
    prepare: async () => {
      await kubectl('version');
      await remove();
    },
    secretsTo: ['--target', 'kubernetes'],
    deploy: [
      {
        name: 'kubectl apply takes dist/kubernetes/ with strict validation and without a warning',
        run: async () => void (await apply()),
      },
      { name: 'every workload rolls out', run: rollOut },
      {
        name: 'a second apply changes nothing',
        run: async () => {
          const before = await generations(kubectl, folder);
          await apply();
          assert.deepEqual(await generations(kubectl, folder), before);
          await kubectl('diff', '--server-side', '-f', folder);
        },
      },
    ],
    apply: async () => void (await apply()),
    redeploy: async () => {
      await apply();
      await rollOut();
    },
    remove,
    diagnose: async () => {
      const pods = (await kubectl('get', 'pods', '-n', namespace, '-o', 'name'))
        .split('\n')
        .filter((pod) => pod !== '');
      const logs = pods.map(
        (pod) => [`${pod.replace('pod/', '')}.log`, ['logs', '--all-containers', '--prefix', pod]] as const,
      );
      const commands = {
        'objects.txt': ['get', 'all,ingresses,networkpolicies,persistentvolumeclaims', '-o', 'wide'],
        'pods.txt': ['describe', 'pods'],
        'events.txt': ['get', 'events', '--sort-by=.lastTimestamp'],
        ...Object.fromEntries(logs),
      };
      return outputs(['kubectl', '-n', namespace], commands);
    },
  };
}

/** A number per object that grows with every change of what is asked for. */
async function generations(kubectl: (...args: string[]) => Promise<string>, folder: string): Promise<string> {
  const path = '{range .items[*]}{.kind}/{.metadata.name} {.metadata.generation}{"\\n"}{end}';
  return kubectl('get', '-f', folder, '-o', `jsonpath=${path}`);
}
