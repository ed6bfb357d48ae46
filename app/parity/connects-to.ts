import type { Workload } from '../model/workload.ts';
import { pauses } from './pause.ts';
import { emulated, inContainers, native, proof, type Row } from './row.ts';
import { inEachContainer, placeIf } from './where.ts';

const connections = inEachContainer(({ connectsTo }) =>
  placeIf(connectsTo.length > 0, 'connectsTo', connectsTo.join(', ')),
);

/** The other sides, and which of them an update pauses: `api, db (pauses)`. */
const describeOthers = (names: readonly string[], workloads: readonly Workload[]) =>
  names
    .map((name) => {
      const other = workloads.find((workload) => workload.name === name)!;
      return pauses(other) || other.publish.length > 0 ? `${name} (pauses)` : name;
    })
    .join(', ');

const CLOSED = 'workloads that declare no connection between them reach each other neither by name nor by address';

export const connectsToRows: readonly Row[] = [
  {
    keys: inContainers('connectsTo'),
    heldBy: proof(
      'test/contract/echo/datagrams.ts',
      'a declared connection carries datagrams, under the name of the model',
      'no datagram passes between workloads that declare no connection',
    ),
    docker: emulated({
      severity: 'degraded',
      where: connections,
      by: 'an overlay network for each pair',
      differs: 'on it the other side can open connections too, and to every port on which the first one listens',
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
  {
    keys: inContainers('connectsTo'),
    docker: emulated({
      severity: 'degraded',
      where: inEachContainer(({ connectsTo }, { workloads }) =>
        placeIf(connectsTo.length > 0, 'connectsTo', describeOthers(connectsTo, workloads)),
      ),
      by: 'a network that both sides join',
      differs:
        'a new connection updates the other side, too: one with a volume or a published port pauses; with Pulumi both sides ' +
        'are deleted and created again, since its provider can’t change networks in place: their requests wait in the ' +
        'proxy for up to 15 s',
      instead: 'add a client of a database when a pause of it does no harm',
      provenBy: proof(
        'test/docker/properties.test.ts',
        'changes nothing but the networks of a workload to which another one that is added connects',
      ),
    }),
    kubernetes: native(
      'a rule in the NetworkPolicies of both sides: no pod is replaced',
      proof(
        'test/charts/network-policy.test.ts',
        'another client changes the policy of what it reaches, and nothing else of it',
      ),
    ),
  },
];
