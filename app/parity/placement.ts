import type { Workload } from '../model/workload.ts';
import { emulated, inContainers, native, proof, unsupported, withoutEffect, type Place, type Row } from './row.ts';
import { inEachContainer, inEachWorkload, placeIf } from './where.ts';

/** Replicas that want to be apart. To spread over hosts is the default: what a person wrote is their number. */
function spreads({ scale, placement: { spread } }: Workload): readonly Place[] {
  if (scale.replicas < 2 || spread.length === 0) return [];
  const path = spread.includes('zone') ? 'placement.spread' : 'scale.min';
  return [{ path, detail: `${scale.replicas} replicas on one host` }];
}

export const placementRows: readonly Row[] = [
  {
    keys: inContainers('placement.spread'),
    docker: unsupported({
      severity: 'degraded',
      where: inEachWorkload(spreads),
      impact: 'there is one host: if it fails, all replicas fail with it',
      instead: 'use Kubernetes where the loss of a host must not be an outage',
      provenBy: withoutEffect,
    }),
    kubernetes: native(
      'topologySpreadConstraints of workloads, as a wish unless it is `required`; the pod of a job is alone',
      proof(
        'test/charts/placement.test.ts',
        'replicas are spread over hosts unless the model says otherwise',
        'the pod of a job is alone, so nothing spreads it',
      ),
    ),
  },
  {
    keys: inContainers('placement.nodeLabels'),
    docker: emulated({
      severity: 'info',
      where: inEachContainer(({ placement: { nodeLabels } }) =>
        Object.entries(nodeLabels).map(([name, value]) => ({
          path: `placement.nodeLabels.${name}`,
          detail: `${name}=${value}`,
        })),
      ),
      by: "constraints on the swarm node's labels",
      differs: 'without these labels on the one node nothing runs',
      instead: '`docker node update --label-add NAME=VALUE NODE`',
      provenBy: proof('test/docker/service.test.ts', 'run on nodes with labels'),
    }),
    kubernetes: native(
      'nodeSelector',
      proof('test/charts/placement.test.ts', 'node labels, tolerations and the priority class are taken as they are'),
    ),
  },
  {
    keys: inContainers('placement.near', 'placement.apartFrom', 'placement.tolerations', 'placement.priorityClass'),
    within: ['*.key', '*.operator', '*.value', '*.effect', '*.tolerationSeconds'],
    docker: unsupported({
      severity: 'info',
      where: inEachContainer(({ placement: { near, apartFrom, tolerations, priorityClass } }) => [
        ...placeIf(near.length > 0, 'placement.near', near.join(', ')),
        ...placeIf(apartFrom.length > 0, 'placement.apartFrom', apartFrom.join(', ')),
        ...placeIf(tolerations.length > 0, 'placement.tolerations'),
        ...placeIf(priorityClass !== undefined, 'placement.priorityClass', priorityClass),
      ]),
      impact: 'there is one host, on which everything is near to everything and nothing gives way',
      provenBy: withoutEffect,
    }),
    kubernetes: native(
      'affinity and anti-affinity, preferred unless `required`; tolerations; priorityClassName',
      proof(
        'test/charts/placement.test.ts',
        'near and apart are preferences by host',
        'node labels, tolerations and the priority class are taken as they are',
      ),
    ),
  },
  {
    keys: inContainers('placement.required'),
    docker: unsupported({
      severity: 'lost',
      where: inEachContainer(({ placement: { required } }) =>
        placeIf(
          required.includes('spread') || required.includes('apartFrom'),
          'placement.required',
          required.join(', '),
        ),
      ),
      impact: 'there is one host: nothing can be kept apart on it, and all is placed nevertheless',
      instead: 'use Kubernetes where replicas must not share a host',
      provenBy: withoutEffect,
    }),
    kubernetes: native(
      'DoNotSchedule, and required affinity: a pod that finds no such place stays pending',
      proof('test/charts/placement.test.ts', 'what is required is a condition'),
    ),
  },
];
