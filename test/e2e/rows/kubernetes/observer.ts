import type { Stage } from '../stage.ts';
import { Kubectl } from './kubectl.ts';

/** A pod outside of every application, in a namespace of its own, until the check has ended. */
export async function startObserver({ kubectl, image, afterwards }: Stage, namespace: string) {
  const inside = new Kubectl(namespace);
  afterwards(() => kubectl.run(['delete', '--ignore-not-found', 'namespace', namespace, '--timeout=120s']));
  await kubectl.apply([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } }]);
  const container = { name: 'observer', image };
  await inside.apply([
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'observer', namespace },
      spec: { containers: [container], automountServiceAccountToken: false, terminationGracePeriodSeconds: 0 },
    },
  ]);
  await inside.run(['wait', '--for=condition=Ready', 'pod/observer', '--timeout=90s']);
  return {
    /** What a GET answers within two seconds. @throws Error where nothing does */
    get: (url: string) => {
      const script = `fetch('${url}', { signal: AbortSignal.timeout(2000) }).then(async (r) => console.log(await r.text()), () => process.exit(1))`;
      return inside.run(['exec', 'observer', '--', 'node', '-e', script]);
    },
  };
}
