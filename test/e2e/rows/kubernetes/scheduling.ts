import assert from 'node:assert/strict';
import { eventually } from '../../../support/eventually.ts';
import type { Row } from '../row.ts';
import type { Stage } from '../stage.ts';
import { echo } from './echo.ts';
import type { Pod } from './pod.ts';

const TAINT = 'fairway-rows';

/** How many of a list are at each place. */
const countBy = (places: readonly (string | undefined)[]) =>
  Object.fromEntries([...Map.groupBy(places, (place) => place ?? 'none')].map(([key, all]) => [key, all.length]));

const nodesOf = (pods: readonly Pod[]) => countBy(pods.map(({ node }) => node));

const needsTwoNodes = ({ nodes }: Stage) => (nodes.length < 2 ? 'the cluster has one node' : undefined);

interface Node {
  readonly metadata: { readonly labels: Readonly<Record<string, string>> };
}

/** Gives each node a zone of its own for the time of a check. */
async function zones({ kubectl, nodes, afterwards }: Stage): Promise<void> {
  const label = 'topology.kubernetes.io/zone';
  for (const [index, node] of nodes.entries()) {
    const { metadata } = await kubectl.get<Node>('node', node);
    const own = metadata.labels[label];
    afterwards(() =>
      kubectl.run(['label', '--overwrite', 'node', node, own === undefined ? `${label}-` : `${label}=${own}`]),
    );
    await kubectl.run(['label', '--overwrite', 'node', node, `${label}=zone-${index + 1}`]);
  }
}

export const scheduling: Row = {
  id: 'scheduling',
  title: 'cluster scheduling by resources and policies',
  checks: [
    {
      name: 'a pod is placed only where what it requests is free',
      command: 'kubectl get pods -o wide; kubectl describe pod',
      quick: true,
      check: async ({ image, deploy }) => {
        const large = echo(image, { resources: { requests: { cpu: '999', memory: '64Mi' } } });
        const app = await deploy({ name: 'rows-requests', workloads: { large: { ...large, scale: { min: 0 } } } });
        await app.change({ workloads: { large: { scale: { min: 1 } } } });
        const refused = await eventually(30, async () => {
          const [pod] = await app.pods('large');
          assert.match(pod?.unschedulable ?? '', /Insufficient cpu/);
          return pod!.unschedulable!;
        });
        await app.change({ workloads: { large: { resources: { requests: { cpu: '10m' } } } } });
        const [pod] = await app.ready('large', 1);
        return `999 CPUs: Pending, "${refused.split('. ')[0]}"; 10m: runs on ${pod!.node}`;
      },
    },
    {
      name: 'a tainted node takes only pods that tolerate it, and does not count as empty',
      command: `kubectl taint node NODE ${TAINT}=yes:NoSchedule; kubectl get pods -o wide`,
      quick: true,
      skip: needsTwoNodes,
      check: async ({ image, deploy, kubectl, nodes, afterwards }) => {
        const tainted = nodes.at(-1)!;
        afterwards(() => kubectl.run(['taint', 'node', tainted, `${TAINT}-`]));
        await kubectl.run(['taint', '--overwrite', 'node', tainted, `${TAINT}=yes:NoSchedule`]);
        const placement = { spread: ['host' as const], required: ['spread' as const] };
        const tolerations = [{ key: TAINT, operator: 'Exists' as const, effect: 'NoSchedule' as const }];
        const app = await deploy({
          name: 'rows-taints',
          workloads: {
            plain: echo(image, { scale: { min: 2 }, placement }),
            tolerant: echo(image, { scale: { min: 2 }, placement: { ...placement, tolerations } }),
          },
        });
        const plain = await app.ready('plain', 2);
        const tolerant = await app.ready('tolerant', 2);
        assert.ok(
          plain.every(({ node }) => node !== tainted),
          JSON.stringify(nodesOf(plain)),
        );
        assert.ok(
          tolerant.some(({ node }) => node === tainted),
          JSON.stringify(nodesOf(tolerant)),
        );
        return `${tainted} tainted: plain ${JSON.stringify(nodesOf(plain))}, tolerant ${JSON.stringify(nodesOf(tolerant))}`;
      },
    },
    {
      name: 'what must be near is on the same node, and what must be apart on another one',
      command: 'kubectl get pods -o wide',
      skip: needsTwoNodes,
      check: async ({ image, deploy, nodes }) => {
        const beside = (placement: object) => echo(image, { placement });
        const app = await deploy({
          name: 'rows-affinity',
          workloads: {
            anchor: beside({ nodeLabels: { 'kubernetes.io/hostname': nodes.at(-1)! } }),
            near: beside({ near: ['anchor'], required: ['near'] }),
            apart: beside({ apartFrom: ['anchor'], required: ['apartFrom'] }),
          },
        });
        const nodeOf = async (workload: string) => (await app.ready(workload, 1))[0]!.node;
        const [anchor, near, apart] = [await nodeOf('anchor'), await nodeOf('near'), await nodeOf('apart')];
        assert.equal(anchor, nodes.at(-1));
        assert.equal(near, anchor);
        assert.notEqual(apart, anchor);
        return `anchor on ${anchor}, near on ${near}, apart on ${apart}`;
      },
    },
    {
      name: 'replicas are spread over zones and hosts, after an update too',
      command: 'kubectl get pods -o wide; kubectl get nodes -L topology.kubernetes.io/zone',
      quick: true,
      skip: needsTwoNodes,
      check: async (stage) => {
        const { image, deploy, nodes } = stage;
        await zones(stage);
        const placement = { spread: ['zone' as const, 'host' as const], required: ['spread' as const] };
        const each = 2;
        const count = each * nodes.length;
        const wanted = Object.fromEntries(nodes.map((node) => [node, each]));
        const app = await deploy({
          name: 'rows-zones',
          workloads: { echo: echo(image, { scale: { min: count }, placement }) },
        });
        assert.deepEqual(nodesOf(await app.ready('echo', count)), wanted);
        await app.change({ workloads: { echo: { env: { VERSION: 'v2' } } } });
        await app.rollOut();
        assert.deepEqual(nodesOf(await app.ready('echo', count)), wanted);
        return `${count} replicas, a zone a node: ${JSON.stringify(wanted)}, before and after an update`;
      },
    },
    {
      name: 'a pod has the priority of its class',
      command: "kubectl get pods -o jsonpath='{.items[*].spec.priority}'",
      check: async ({ image, deploy, kubectl, afterwards }) => {
        const name = 'fairway-rows-high';
        afterwards(() => kubectl.run(['delete', 'priorityclass', name]));
        await kubectl.apply([
          { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name }, value: 1000 },
        ]);
        const app = await deploy({
          name: 'rows-priority',
          workloads: { echo: echo(image, { placement: { priorityClass: name } }) },
        });
        const [pod] = await app.ready('echo', 1);
        assert.equal(pod!.priority, 1000);
        return `class of 1000: ${pod!.priority}`;
      },
    },
  ],
};
