import { emulated, inContainers, native, unsupported, type Row } from './row.ts';
import { containersWhere, workloadsWhere } from './where.ts';

export const placementRows: readonly Row[] = [
  {
    keys: inContainers('placement.spread'),
    docker: unsupported({
      severity: 'degraded',
      where: workloadsWhere(
        'placement.spread',
        ({ scale, placement }) => scale.replicas > 1 && placement.spread.length > 0,
      ),
      impact: 'there is one host: if it fails, all replicas fail with it',
      instead: 'use Kubernetes where the loss of a host must not be an outage',
    }),
    kubernetes: native('topologySpreadConstraints of workloads, as a wish; the pod of a job is alone'),
  },
  {
    keys: inContainers('placement.nodeLabels'),
    docker: emulated({
      severity: 'info',
      where: containersWhere('placement.nodeLabels', ({ placement }) => Object.keys(placement.nodeLabels).length > 0),
      by: "constraints on the swarm node's labels",
      differs: 'without these labels on the one node nothing runs',
      instead: '`docker node update --label-add NAME=VALUE NODE`',
    }),
    kubernetes: native('nodeSelector'),
  },
  {
    keys: inContainers('placement.near', 'placement.apartFrom', 'placement.tolerations'),
    docker: unsupported({
      severity: 'info',
      where: containersWhere('placement', ({ placement: { near, apartFrom, tolerations } }) =>
        [near, apartFrom, tolerations].some((wishes) => wishes.length > 0),
      ),
      impact: 'there is one host, on which everything is near to everything',
    }),
    kubernetes: native('preferred affinity and anti-affinity; tolerations'),
  },
];
