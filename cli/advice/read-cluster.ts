import { amountOf, minus, sum, type Machine } from '../../app/advice/amount.ts';
import type { Amounts } from '../../app/model/container.ts';
import type { Runner } from '../run.ts';

/** The parts of Nodes and Pods that are read here. */
interface Node {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly unschedulable?: boolean; readonly taints?: readonly { readonly effect: string }[] };
  readonly status: { readonly allocatable: Amounts };
}
interface Pod {
  readonly metadata: { readonly namespace: string };
  readonly spec: {
    readonly nodeName?: string;
    readonly containers: readonly { readonly resources?: { readonly requests?: Amounts } }[];
  };
}

/**
 * What is free for an application on each node of a cluster that is there: what the node allots, without what pods of
 * other namespaces request. Nodes that take no ordinary pods are left out.
 *
 * @throws UserError where the cluster doesn't answer
 */
export async function readCluster(run: Runner, context: string, namespace: string): Promise<readonly Machine[]> {
  const list = async <T>(...args: readonly string[]) => {
    const text = await run.capture(['kubectl', '--context', context, 'get', ...args, '--output', 'json']);
    return (JSON.parse(text) as { readonly items: readonly T[] }).items;
  };
  const [nodes, pods] = await Promise.all([
    list<Node>('nodes'),
    list<Pod>('pods', '--all-namespaces', '--field-selector', 'status.phase!=Succeeded,status.phase!=Failed'),
  ]);
  const others = pods.filter(({ metadata }) => metadata.namespace !== namespace);
  return nodes.filter(takesPods).map(({ metadata: { name }, status }) => {
    const requests = others
      .filter(({ spec }) => spec.nodeName === name)
      .flatMap(({ spec }) => spec.containers.map(({ resources }) => amountOf(resources?.requests ?? {})));
    return { name, ...minus(amountOf(status.allocatable), sum(requests)) };
  });
}

const takesPods = ({ spec: { unschedulable, taints = [] } }: Node) =>
  unschedulable !== true && taints.every(({ effect }) => effect === 'PreferNoSchedule');
