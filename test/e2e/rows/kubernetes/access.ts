import assert from 'node:assert/strict';
import type { BaseConfig } from '../../../../app/schema/application.ts';
import type { Row } from '../row.ts';
import type { Deployed } from './deployed.ts';
import { echo, hostOf } from './echo.ts';
import type { Kubectl } from './kubectl.ts';
import { startObserver } from './observer.ts';
import type { Pod } from './pod.ts';
import { accountRules, canI } from './rights.ts';

const PERMISSIONS = [
  { apiGroups: [''], resources: ['pods', 'pods/log'], verbs: ['get', 'list'] },
  { apiGroups: ['apps'], resources: ['deployments'], verbs: ['get'] },
];

/** Rights that nobody has declared, of kinds that matter. */
const UNDECLARED = [
  ['get', 'secrets'],
  ['list', 'configmaps'],
  ['delete', 'pods'],
  ['create', 'pods/exec'],
  ['list', 'deployments.apps'],
  ['patch', 'deployments.apps'],
  ['create', 'rolebindings.rbac.authorization.k8s.io'],
  ['impersonate', 'serviceaccounts'],
  ['create', 'serviceaccounts/token'],
  ['get', 'nodes'],
  ['*', '*'],
] as const;

/** The edges of an application: `a` reaches `b`, `b` reaches `c`, and the ingress controller reaches `a`. */
function edges(name: string, image: string): BaseConfig {
  return {
    name,
    workloads: {
      a: echo(image, { connectsTo: ['b'], routes: { main: { host: hostOf(name) } } }),
      b: echo(image, { connectsTo: ['c'] }),
      c: echo(image),
    },
  };
}

/** The addresses to which a connection is made from inside of a pod, all tried at once. */
async function reachable(app: Deployed, from: Pod, addresses: readonly string[]): Promise<readonly string[]> {
  const script = `const { connect } = require('node:net');
    const attempt = (address) => new Promise((resolve) => {
      const [host, port] = address.split(':');
      const socket = connect({ host, port: Number(port), timeout: 3000 });
      const end = (open) => { socket.destroy(); resolve(open ? [address] : []); };
      socket.on('connect', () => end(true)).on('timeout', () => end(false)).on('error', () => end(false));
    });
    Promise.all(${JSON.stringify(addresses)}.map(attempt)).then((all) => console.log(JSON.stringify(all.flat())));`;
  return JSON.parse(await app.exec(from, ['node', '-e', script])) as readonly string[];
}

/**
 * Where nodes answer, by name. What no policy closes is left out by those who ask: the node on which a pod runs.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
async function addressesOfNodes(kubectl: Kubectl): Promise<Readonly<Record<string, string>>> {
  const path = '{range .items[*]}{.metadata.name} {.status.addresses[?(@.type=="InternalIP")].address}{"\\n"}{end}';
  const lines = (await kubectl.run(['get', 'nodes', '-o', `jsonpath=${path}`])).trim().split('\n');
  return Object.fromEntries(lines.map((line) => line.split(' ') as [string, string]));
}

export const access: Row = {
  id: 'access',
  title: 'policy and access control (RBAC)',
  checks: [
    {
      name: 'each service account may do what its workload declares, and nothing else',
      command: 'kubectl auth can-i --list --as=system:serviceaccount:NAMESPACE:NAME',
      quick: true,
      check: async ({ deploy, image, kubectl }) => {
        const app = await deploy({
          name: 'rows-rights',
          workloads: { reader: echo(image, { permissions: PERMISSIONS }), plain: echo(image) },
        });
        const none = await accountRules(kubectl, app.namespace, 'nobody');
        const rulesOf = async (name: string) =>
          (await accountRules(kubectl, app.namespace, name)).filter((rule) => !none.includes(rule));
        const declared = PERMISSIONS.map((rule) => JSON.stringify(rule)).sort();
        assert.deepEqual(await rulesOf('reader'), declared);
        assert.deepEqual(await rulesOf('plain'), []);
        const answers = async (name: string, namespace: string, rights: readonly (readonly [string, string])[]) =>
          Promise.all(
            rights.map(([verb, resource]) =>
              canI(kubectl, { namespace, account: `rows-rights:${name}`, verb, resource }),
            ),
          );
        const wanted = PERMISSIONS.flatMap(({ apiGroups: [group], resources, verbs }) =>
          resources.flatMap((one) => verbs.map((verb) => [verb, group === '' ? one : `${one}.${group}`] as const)),
        );
        const all = (value: boolean, count: number) => Array<boolean>(count).fill(value);
        assert.deepEqual(await answers('reader', app.namespace, wanted), all(true, wanted.length));
        assert.deepEqual(await answers('plain', app.namespace, wanted), all(false, wanted.length));
        assert.deepEqual(await answers('reader', 'default', wanted), all(false, wanted.length));
        for (const name of ['reader', 'plain']) {
          assert.deepEqual(await answers(name, app.namespace, UNDECLARED), all(false, UNDECLARED.length));
        }
        return `reader: its ${declared.length} rules (${wanted.length} rights) here, none in another namespace; plain: none; ${UNDECLARED.length} others refused to both`;
      },
    },
    {
      name: 'a pod without permissions has no token, and one with them uses it from inside',
      command: 'kubectl exec POD -- ls /var/run/secrets/kubernetes.io/serviceaccount',
      check: async ({ deploy, image }) => {
        const app = await deploy({
          name: 'rows-tokens',
          workloads: { reader: echo(image, { permissions: PERMISSIONS }), plain: echo(image) },
        });
        const [reader] = await app.ready('reader', 1);
        const [plain] = await app.ready('plain', 1);
        const folder = '/var/run/secrets/kubernetes.io/serviceaccount';
        await assert.rejects(app.exec(plain!, ['ls', folder]), /No such file/);
        const script = `const token = require('node:fs').readFileSync('${folder}/token', 'utf8');
          const ask = (what) => fetch('https://kubernetes.default.svc/api/v1/namespaces/rows-tokens/' + what,
            { headers: { authorization: 'Bearer ' + token } }).then((r) => r.status);
          Promise.all([ask('pods'), ask('secrets')]).then((all) => console.log(all.join(' ')));`;
        const command = ['env', `NODE_EXTRA_CA_CERTS=${folder}/ca.crt`, 'node', '-e', script];
        assert.equal((await app.exec(reader!, command)).trim(), '200 403');
        return 'plain: no token; reader: pods 200, secrets 403';
      },
    },
    {
      name: 'each declared edge is open, and each other one is closed',
      command: 'from inside of each pod: connect to each port of each other one, by name and by address',
      quick: true,
      check: async (stage) => {
        const name = 'rows-edges';
        const app = await stage.deploy(edges(name, stage.image));
        const pods = await Promise.all(['a', 'b', 'c'].map(async (workload) => (await app.ready(workload, 1))[0]!));
        const doors = (pod: Pod) => [`${pod.labels['app.kubernetes.io/name']}:8080`, `${pod.ip}:8080`];
        const found = await Promise.all(
          pods.map(async (from) => {
            const others = pods.filter((to) => to !== from).flatMap(doors);
            return reachable(app, from, others);
          }),
        );
        const [, b, c] = pods;
        assert.deepEqual(found, [doors(b!), doors(c!), []]);
        const nodes = await addressesOfNodes(stage.kubectl);
        for (const pod of pods) {
          const others = Object.entries(nodes).filter(([node]) => node !== pod.node);
          const kubelets = others.map(([, address]) => `${address}:10250`);
          assert.ok(kubelets.length > 0, 'another node');
          assert.deepEqual(await reachable(app, pod, kubelets), [], 'other nodes');
        }
        const stranger = await startObserver(stage, 'rows-stranger');
        for (const pod of [b!, c!]) await assert.rejects(stranger.get(`http://${pod.ip}:8080/`));
        return `a to b and b to c open, 4 others of 6 closed, by name and by address; other nodes closed; from another namespace b and c closed`;
      },
    },
  ],
};
