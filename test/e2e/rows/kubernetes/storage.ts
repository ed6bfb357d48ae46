import assert from 'node:assert/strict';
import { eventually } from '../../../support/eventually.ts';
import type { Row } from '../row.ts';
import type { Stage } from '../stage.ts';
import type { Deployed } from './deployed.ts';
import { echo } from './echo.ts';
import type { Pod } from './pod.ts';

interface Claim {
  readonly metadata: { readonly name: string; readonly uid: string };
  readonly spec: {
    readonly accessModes: readonly string[];
    readonly volumeName: string;
    readonly storageClassName: string;
    readonly resources: { readonly requests: { readonly storage: string } };
  };
  readonly status: { readonly phase: string };
}

interface Volume {
  readonly metadata: { readonly annotations?: Readonly<Record<string, string>> };
}

const store = { DATA_FILE: '/data/file' };

async function write(app: Deployed, pod: Pod, text: string): Promise<void> {
  const script = `fetch('http://127.0.0.1:8080/file', { method: 'POST', body: '${text}' }).then((r) => process.exit(r.ok ? 0 : 1))`;
  await app.exec(pod, ['node', '-e', script]);
}

const read = (app: Deployed, pod: Pod) => app.exec(pod, ['cat', store.DATA_FILE]);

/**
 * Ends a pod while its node takes none, and says where its successor goes: to another node, where the volume can follow,
 * or to the same one, once that takes pods again.
 */
async function reschedule(
  { kubectl, afterwards }: Stage,
  app: Deployed,
  { name, uid, node = '' }: Pod,
): Promise<string> {
  const takesPods = () => kubectl.run(['uncordon', node]);
  afterwards(takesPods);
  await kubectl.run(['cordon', node]);
  await app.kubectl.run(['delete', 'pod', name]);
  const next = await eventually(60, async () => {
    const pod = (await app.pods('echo')).find((one) => one.name === name);
    assert.ok(pod !== undefined && pod.uid !== uid && (pod.ready || pod.unschedulable !== undefined));
    return pod;
  });
  await takesPods();
  if (next.ready) return `while ${node} takes no pods, ${name} moves to ${next.node}`;
  return `while ${node} takes no pods, ${name} waits for it ("${next.unschedulable!.split('. ')[0]}")`;
}

export const storage: Row = {
  id: 'storage',
  title: 'storage orchestration: block and file volumes on demand',
  checks: [
    {
      name: 'each replica gets a volume on demand, which survives its pod, its rescheduling and its StatefulSet',
      command:
        'kubectl get pvc,pv; kubectl delete pod echo-0; kubectl cordon NODE; kubectl delete pod echo-0; ' +
        'kubectl uncordon NODE; kubectl delete statefulset echo; kubectl apply …',
      quick: true,
      check: async (stage) => {
        const { image, kubectl } = stage;
        const app = await stage.deploy({
          name: 'rows-volumes',
          workloads: { echo: echo(image, { env: store, scale: { min: 2 }, volumes: { data: '/data' } }) },
          volumes: { data: { size: '32Mi', perReplica: true } },
        });
        const pods = await app.ready('echo', 2);
        const claims = await app.kubectl.list<Claim>('pvc');
        assert.equal(claims.length, 2);
        for (const { spec, status } of claims) {
          assert.equal(status.phase, 'Bound');
          assert.deepEqual([spec.accessModes, spec.resources.requests.storage], [['ReadWriteOnce'], '32Mi']);
        }
        const { metadata } = await kubectl.get<Volume>('pv', claims[0]!.spec.volumeName);
        const provisioner = metadata.annotations?.['pv.kubernetes.io/provisioned-by'];
        assert.ok(provisioner, 'made by a provisioner');
        for (const pod of pods) await write(app, pod, `of ${pod.name}`);
        const intact = async (replicas: number) => {
          for (const pod of await app.ready('echo', replicas)) assert.equal(await read(app, pod), `of ${pod.name}`);
        };
        await app.kubectl.run(['delete', 'pod', '-l', 'app.kubernetes.io/name=echo']);
        await intact(2);
        const moved = await reschedule(stage, app, (await app.ready('echo', 2))[0]!);
        await intact(2);
        await app.change({ workloads: { echo: { scale: { min: 1 } } } });
        await app.ready('echo', 1);
        await app.change({ workloads: { echo: { scale: { min: 2 } } } });
        await intact(2);
        await app.kubectl.run(['delete', 'statefulset', 'echo', '--cascade=foreground', '--timeout=60s']);
        await app.apply();
        await intact(2);
        const after = await app.kubectl.list<Claim>('pvc');
        assert.deepEqual(after.map((claim) => claim.metadata.uid).sort(), claims.map((one) => one.metadata.uid).sort());
        return `2 claims of 32Mi, class ${claims[0]!.spec.storageClassName}, made by ${provisioner}; ${moved}; content intact after that, new pods, 2 to 1 to 2 replicas, and a deleted StatefulSet`;
      },
    },
    {
      name: 'a shared volume survives an update and the removal of its workload',
      command: 'kubectl apply --server-side -f kubernetes; kubectl delete deployment echo; kubectl apply …',
      check: async ({ deploy, image }) => {
        const app = await deploy({
          name: 'rows-shared-volume',
          workloads: { echo: echo(image, { env: store, volumes: { data: '/data' } }) },
          volumes: { data: { size: '32Mi' } },
        });
        const [pod] = await app.ready('echo', 1);
        await write(app, pod!, 'kept');
        const intact = async () => {
          const [next] = await app.ready('echo', 1);
          assert.equal(await read(app, next!), 'kept');
        };
        await app.change({ workloads: { echo: { env: { VERSION: 'v2' } } } });
        await app.rollOut();
        await intact();
        await app.kubectl.run(['delete', 'deployment', 'echo', '--cascade=foreground', '--timeout=60s']);
        await app.apply();
        await intact();
        return 'content intact after an update (Recreate) and a deleted Deployment';
      },
    },
  ],
};
