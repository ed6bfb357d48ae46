import { emulated, inContainers, proof, type Row } from './row.ts';
import { inEachContainer, placeIf } from './where.ts';

const connections = inEachContainer(({ connectsTo }) =>
  placeIf(connectsTo.length > 0, 'connectsTo', connectsTo.join(', ')),
);

const CLOSED = 'workloads that declare no connection between them reach each other neither by name nor by address';

export const connectsToRows: readonly Row[] = [
  {
    keys: inContainers('connectsTo'),
    heldBy: proof(
      'test/contract/echo/datagrams.ts',
      'a declared connection carries datagrams, under the name of the model and to each address',
      'no datagram passes between workloads that declare no connection',
    ),
    docker: emulated({
      severity: 'degraded',
      where: connections,
      by: 'an overlay network for each pair',
      differs:
        'on it the other side can open connections too, and to every port on which the first one listens; with Pulumi, a ' +
        'workload whose connections change is deleted and created again, since the provider can’t change networks in ' +
        'place: its requests wait in the proxy for up to 15 s (`docker stack deploy` changes it in place)',
      provenBy: proof('test/contract/network.ts', CLOSED),
    }),
    kubernetes: emulated({
      severity: 'info',
      where: ({ workloads }) => (workloads.length > 1 ? [{ path: 'workloads' }] : []),
      by: 'NetworkPolicies: all is closed but the declared ports of the declared workloads',
      differs:
        "a cluster whose network plugin doesn't enforce them leaves everything open; none closes the way between a pod and " +
        'the node it runs on, the kubelet’s ports included',
      instead: 'choose a plugin that does, such as Calico or Cilium',
      provenBy: proof('test/contract/network.ts', CLOSED, 'a declared connection is open in its own direction only'),
    }),
  },
];
