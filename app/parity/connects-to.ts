import { emulated, inContainers, type Row } from './row.ts';
import { containersWhere } from './where.ts';

export const connectsToRows: readonly Row[] = [
  {
    keys: inContainers('connectsTo'),
    docker: emulated({
      severity: 'degraded',
      where: containersWhere('connectsTo', ({ connectsTo }) => connectsTo.length > 0),
      by: 'an overlay network for each pair',
      differs:
        'on it the other side can open connections too, and to every port on which the first one listens; with Pulumi, a ' +
        'workload whose connections change is deleted and created again, since the provider can’t change networks in ' +
        'place: its requests wait in the proxy for up to 15 s (`docker stack deploy` changes it in place)',
    }),
    kubernetes: emulated({
      severity: 'info',
      where: ({ workloads }) => (workloads.length > 1 ? ['workloads'] : []),
      by: 'NetworkPolicies: all is closed but the declared ports of the declared workloads',
      differs: "a cluster whose network plugin doesn't enforce them leaves everything open",
      instead: 'choose a plugin that does, such as Calico or Cilium',
    }),
  },
];
