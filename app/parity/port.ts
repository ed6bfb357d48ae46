import type { PublishedPort, Workload } from '../model/workload.ts';
import { describePause, pauseOf } from './pause.ts';
import { emulated, inWorkloads, native, proof, unsupported, type Place, type Row } from './row.ts';
import { inEachWorkload, placeIf } from './where.ts';

const pathOf = ({ port }: PublishedPort) => `publish.${port.name}`;
const isUdp = ({ port }: PublishedPort) => port.protocol === 'udp';

/** UDP ports, and what makes them harder for a load balancer: the same address for TCP. */
function udpPorts({ publish }: Workload): readonly Place[] {
  const mixed = publish.some((one) => !isUdp(one));
  return publish
    .filter(isUdp)
    .map((one) => ({ path: pathOf(one), detail: `${one.publicPort}/udp${mixed ? ' beside TCP' : ''}` }));
}

export const portRows: readonly Row[] = [
  {
    keys: inWorkloads('ports'),
    within: ['*.port'],
    heldBy: proof(
      'test/contract/network.ts',
      'each declared connection between workloads is open, under the name and port of the model',
    ),
    docker: native(
      'the ports of the tasks, under the DNS name of the workload',
      proof(
        'test/contract/network.ts',
        'each declared connection between workloads is open, under the name and port of the model',
      ),
    ),
    kubernetes: native(
      'the ports of a Service, under the DNS name of the workload',
      proof('test/charts/service.test.ts', "a workload answers under its name, on its ports' names and numbers"),
    ),
  },
  {
    keys: inWorkloads('ports.*.appProtocol'),
    docker: native(
      'the protocol that Caddy speaks to the tasks',
      proof('test/docker/caddyfile.test.ts', 'speaks to a port what it says'),
    ),
    kubernetes: emulated({
      severity: 'info',
      where: inEachWorkload(({ ports }) =>
        ports
          .filter(({ appProtocol }) => appProtocol === 'h2c')
          .map(({ name, appProtocol }) => ({ path: `ports.${name}.appProtocol`, detail: appProtocol })),
      ),
      by: '`appProtocol` of the Service',
      differs: 'Gateways follow it; an Ingress controller that does not know it speaks HTTP/1.1, which gRPC is not',
      instead: 'set `targets.kubernetes.gateway`, or the controller’s annotation',
      provenBy: proof('test/charts/service.test.ts', 'tells the protocol that a port speaks'),
    }),
  },
  {
    keys: inWorkloads('publish'),
    heldBy: proof('test/contract/echo/published.ts', 'a published port answers from outside, over TCP and over UDP'),
    docker: emulated({
      severity: 'degraded',
      where: inEachWorkload((workload) =>
        workload.publish.map((one) => ({ path: pathOf(one), detail: describePause(pauseOf(workload, 'docker')) })),
      ),
      by: 'a port of the host, held by the task itself',
      differs:
        'an update is stop-first: connections fail until the new task is ready; the network that leads to the port ' +
        'leads out, too: the container can reach the internet whatever `internet` says',
      instead: 'publish only what is not HTTP; HTTP goes through `routes`, without a gap',
      provenBy: proof('test/docker/update.test.ts', 'stop the old version first where two can not be there at once'),
    }),
    kubernetes: emulated({
      severity: 'info',
      where: inEachWorkload(({ publish }) => publish.map((one) => ({ path: pathOf(one) }))),
      by: 'a Service of type LoadBalancer',
      differs: 'a cluster without a load balancer for it leaves the address pending',
      provenBy: proof(
        'test/charts/service.test.ts',
        'published ports have a load balancer of their own, with the public numbers',
      ),
    }),
  },
  {
    keys: inWorkloads('publish', 'ports.*.protocol'),
    heldBy: proof('test/contract/echo/published.ts', 'a published port answers from outside, over TCP and over UDP'),
    docker: emulated({
      severity: 'info',
      where: inEachWorkload(udpPorts),
      by: 'a UDP port of the host, past the proxy, which carries HTTP alone',
      differs: 'nothing balances the datagrams or looks for a healthy task first; they show the client’s own address',
      provenBy: proof('test/docker/service.test.ts', 'publish what the workload says'),
    }),
    kubernetes: emulated({
      severity: 'info',
      where: inEachWorkload(udpPorts),
      by: 'a UDP port of the load balancer, past the ingress controller, which carries HTTP alone',
      differs:
        'some load balancers carry no UDP, or not beside TCP at one address; datagrams show a node’s address, not the client’s',
      instead: 'look up what the cluster’s load balancer does before you rely on it',
      provenBy: proof('test/charts/service.test.ts', 'publishes UDP beside TCP at one load balancer'),
    }),
  },
  {
    keys: inWorkloads('publish'),
    docker: unsupported({
      severity: 'refused',
      where: inEachWorkload(({ publish, scale }) =>
        placeIf(publish.length > 0 && scale.replicas > 1, 'scale.min', `${scale.replicas} replicas, 1 would be placed`),
      ),
      impact: 'one port of the host is held by one task: further replicas are never placed',
      instead: 'set `scale.min` to 1',
      provenBy: proof('test/docker/stack-file.test.ts', 'describes a service in the words of docker stack deploy'),
    }),
    kubernetes: native(
      'the load balancer spreads connections over the replicas',
      proof(
        'test/charts/service.test.ts',
        'published ports have a load balancer of their own, with the public numbers',
      ),
    ),
  },
];
