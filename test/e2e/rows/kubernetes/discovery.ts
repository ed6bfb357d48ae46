import assert from 'node:assert/strict';
import { eventually } from '../../../support/eventually.ts';
import type { Row } from '../row.ts';
import type { Deployed } from './deployed.ts';
import { echo } from './echo.ts';
import type { Pod } from './pod.ts';

/** The addresses that a name has inside of a pod. */
async function lookUp(app: Deployed, client: Pod, name: string): Promise<readonly string[]> {
  const script = `require('node:dns').promises.lookup('${name}', { all: true, family: 4 })
    .then((all) => console.log(JSON.stringify(all.map((one) => one.address).sort())))`;
  return JSON.parse(await app.exec(client, ['node', '-e', script])) as readonly string[];
}

/** Which replica answers under a name, asked from inside of a pod. */
async function replicaAt(app: Deployed, client: Pod, name: string): Promise<string> {
  const script = `fetch('http://${name}:8080/').then((r) => r.json()).then((body) => console.log(body.replica))`;
  return (await app.exec(client, ['node', '-e', script])).trim();
}

export const discovery: Row = {
  id: 'discovery',
  title: 'service discovery: DNS names, stable addresses',
  checks: [
    {
      name: 'a workload keeps its name and its address while its pods come and go',
      command: 'kubectl exec POD -- node -e "…lookup(\'echo\')"; kubectl delete pod -l app.kubernetes.io/name=echo',
      quick: true,
      check: async ({ deploy, image }) => {
        const app = await deploy({
          name: 'rows-names',
          workloads: { client: echo(image, { connectsTo: ['echo'] }), echo: echo(image, { scale: { min: 2 } }) },
        });
        const [client] = await app.ready('client', 1);
        const before = await app.ready('echo', 2);
        const addresses = await lookUp(app, client!, 'echo');
        assert.equal(addresses.length, 1);
        assert.deepEqual(await lookUp(app, client!, 'echo.rows-names.svc.cluster.local'), addresses);
        await app.kubectl.run(['delete', 'pod', '-l', 'app.kubernetes.io/name=echo', '--wait=false']);
        const after = await eventually(90, async () => {
          const pods = await app.ready('echo', 2, 0);
          assert.ok(pods.every(({ uid }) => before.every((one) => one.uid !== uid)));
          return pods;
        });
        assert.deepEqual(await lookUp(app, client!, 'echo'), addresses);
        const replica = await eventually(30, () => replicaAt(app, client!, 'echo'));
        assert.ok(after.some(({ name }) => name === replica));
        return `echo is ${addresses[0]} before and after both pods were replaced; answers: ${replica}`;
      },
    },
    {
      name: 'each replica of a StatefulSet has a name that follows it',
      command: 'kubectl exec POD -- node -e "…lookup(\'echo-0.echo\')"; kubectl delete pod echo-0',
      check: async ({ deploy, image }) => {
        const app = await deploy({
          name: 'rows-replica-names',
          workloads: {
            client: echo(image, { connectsTo: ['echo'] }),
            echo: echo(image, { scale: { min: 2 }, volumes: { data: '/data' } }),
          },
          volumes: { data: { size: '16Mi', perReplica: true } },
        });
        const [client] = await app.ready('client', 1);
        const pods = await app.ready('echo', 2);
        const ips = pods.map(({ ip }) => ip!).sort();
        await eventually(60, async () => assert.deepEqual(await lookUp(app, client!, 'echo'), ips));
        assert.equal(await replicaAt(app, client!, 'echo-0.echo'), 'echo-0');
        await app.kubectl.run(['delete', 'pod', 'echo-0']);
        await app.ready('echo', 2);
        await eventually(60, async () => assert.equal(await replicaAt(app, client!, 'echo-0.echo'), 'echo-0'));
        return `echo has the addresses of its 2 replicas, echo-0.echo is echo-0, before and after that pod was replaced`;
      },
    },
  ],
};
