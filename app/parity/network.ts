import type { Application } from '../model/application.ts';
import { meetsPrometheus } from '../model/monitoring.ts';
import type { Workload } from '../model/workload.ts';
import { emulated, inWorkloads, native, proof, unsupported, withoutEffect, type Place, type Row } from './row.ts';
import { inEachWorkload, placeIf } from './where.ts';

const isIn =
  (...networks: readonly Workload['network'][]) =>
  ({ network }: Workload): readonly Place[] =>
    placeIf(networks.includes(network), 'network', network);

/** What a workload has that can't be in the host's network: what needs a name in another one, and a second replica. */
function notThere(workload: Workload, { monitoring }: Application): readonly Place[] {
  const { name, network, routes, connectsTo, clients, ports, scale } = workload;
  if (network !== 'host') return [];
  const refused = [
    ...(routes.length > 0 ? ['routes'] : []),
    ...connectsTo.map((other) => `a connection to ${other}`),
    ...clients.map((client) => `a connection from ${client} to ${name}`),
    ...(meetsPrometheus(monitoring, workload) ? ['Prometheus'] : []),
    ...(ports.length > 0 && scale.replicas > 1 ? [`${scale.replicas} replicas on the same port`] : []),
  ];
  return placeIf(refused.length > 0, 'network', refused.join(', '));
}

export const networkRows: readonly Row[] = [
  {
    keys: inWorkloads('network'),
    docker: emulated({
      severity: 'degraded',
      where: inEachWorkload(isIn('host')),
      by: "the engine's network `host`",
      differs:
        'nothing is between it and what listens on the host, on loopback too, whatever `connectsTo` says; its ports are ' +
        "the host's, so an update ends the old replica first: see `update` for how long nobody answers",
      instead: 'stay with `overlay` and `publish` what is not HTTP, unless it needs the interfaces of the host',
      provenBy: proof(
        'test/e2e/networks/checks.ts',
        "in the host's network it has the host's addresses, and its port is the host's",
        "an update in the host's network pauses for as long as the report says, and no longer",
      ),
    }),
    kubernetes: emulated({
      severity: 'degraded',
      where: inEachWorkload(isIn('host')),
      by: '`hostNetwork` of the pod',
      differs:
        'Pod Security admits it at the level `privileged` only, which then holds for the whole namespace; NetworkPolicies ' +
        'of most network plugins leave it alone; a node has room for one replica, so an update ends the old one first',
      instead: 'give it a namespace of its own, as an application of its own',
      provenBy: proof(
        'test/charts/network.test.ts',
        "a pod in the network of its node has the node's ports, and leaves before its successor comes",
      ),
    }),
  },
  {
    keys: inWorkloads('network'),
    docker: unsupported({
      severity: 'refused',
      where: inEachWorkload(notThere),
      impact:
        "what is in the host's network is in no other: no name leads to it or from it, neither the proxy's nor " +
        "Prometheus's; and all replicas would listen on one port",
      instead: 'set `network` to "bridge" or leave it out, or take away what is named',
      provenBy: proof('test/docker/host-network.test.ts', 'fails for what needs a name in another network: %s'),
    }),
    kubernetes: native(
      "a Service leads to the node's address",
      proof(
        'test/charts/network.test.ts',
        "a pod in the network of its node has the node's ports, and leaves before its successor comes",
      ),
    ),
  },
  {
    keys: inWorkloads('network'),
    docker: emulated({
      severity: 'degraded',
      where: inEachWorkload(isIn('bridge')),
      by: "the engine's network `bridge` for the way outside, beside the overlay networks",
      differs: 'whatever else of the host is on that bridge reaches all its ports by address, and it theirs',
      instead: 'leave it out, unless something on that bridge is to be reached',
      provenBy: proof(
        'test/e2e/networks/checks.ts',
        "on the bridge it goes outside over the host's, and still finds what it connects to by name",
        'an update on the bridge fails no request',
      ),
    }),
    kubernetes: unsupported({
      severity: 'info',
      where: inEachWorkload(isIn('bridge')),
      impact: 'the network of pods is the cluster’s matter: the key has no effect',
      provenBy: withoutEffect,
    }),
  },
  {
    keys: inWorkloads('network'),
    docker: unsupported({
      severity: 'degraded',
      where: inEachWorkload(isIn('bridge', 'host')),
      impact:
        "`pulumi up` refuses it: its provider would replace the service at each deploy, because it can't name a network " +
        'of the engine itself',
      instead: 'deploy with `npx fairway deploy`, or with `docker stack deploy`',
      provenBy: proof(
        'test/docker/deploy.test.ts',
        'a network of the engine itself is refused, and said to be for the stack file',
      ),
    }),
    kubernetes: native(
      '`pulumi up` and files alike',
      proof(
        'test/charts/network.test.ts',
        "a pod in the network of its node has the node's ports, and leaves before its successor comes",
      ),
    ),
  },
];
