import { emulated, inWorkloads, native, unsupported, type Row } from './row.ts';
import { workloadsWhere } from './where.ts';

export const portRows: readonly Row[] = [
  {
    keys: inWorkloads('ports'),
    docker: native('the ports of the tasks, under the DNS name of the workload'),
    kubernetes: native('the ports of a Service, under the DNS name of the workload'),
  },
  {
    keys: inWorkloads('ports.*.appProtocol'),
    docker: native('the protocol that Caddy speaks to the tasks'),
    kubernetes: emulated({
      severity: 'info',
      where: ({ workloads }) =>
        workloads.flatMap(({ name, ports }) =>
          ports
            .filter(({ appProtocol }) => appProtocol === 'h2c')
            .map((port) => `workloads.${name}.ports.${port.name}.appProtocol`),
        ),
      by: '`appProtocol` of the Service',
      differs: 'Gateways follow it; an Ingress controller that does not know it speaks HTTP/1.1, which gRPC is not',
      instead: 'set `targets.kubernetes.gateway`, or the controller’s annotation',
    }),
  },
  {
    keys: inWorkloads('publish'),
    docker: emulated({
      severity: 'degraded',
      where: workloadsWhere('publish', ({ publish }) => publish.length > 0),
      by: 'a port of the host, held by the task itself',
      differs:
        'an update is stop-first: connections fail until the new task is ready; the network that leads to the port ' +
        'leads out, too: the container can reach the internet whatever `internet` says',
      instead: 'publish only what is not HTTP; HTTP goes through `routes`, without a gap',
    }),
    kubernetes: emulated({
      severity: 'info',
      where: workloadsWhere('publish', ({ publish }) => publish.length > 0),
      by: 'a Service of type LoadBalancer',
      differs: 'a cluster without a load balancer for it leaves the address pending',
    }),
  },
  {
    keys: inWorkloads('publish'),
    docker: unsupported({
      severity: 'refused',
      where: workloadsWhere('scale.min', ({ publish, scale }) => publish.length > 0 && scale.replicas > 1),
      impact: 'one port of the host is held by one task: further replicas are never placed',
      instead: 'set `scale.min` to 1',
    }),
    kubernetes: native('the load balancer spreads connections over the replicas'),
  },
];
