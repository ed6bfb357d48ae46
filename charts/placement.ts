import type { k8s } from 'cdk8s-plus-27';
import type { Application } from '../app/model/application.ts';
import type { Container } from '../app/model/container.ts';
import { selectorOf } from './metadata.ts';
import { unlessEmpty } from './unless-empty.ts';

const TOPOLOGY = { host: 'kubernetes.io/hostname', zone: 'topology.kubernetes.io/zone' };

/**
 * Where the pods of a workload or job may and should run. All but node labels and taints are wishes: a pod that finds
 * no better place runs anyway.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/
 */
export function placementOf(application: Application, { name, placement }: Container): Partial<k8s.PodSpec> {
  const { spread, nodeLabels, near, apartFrom, tolerations } = placement;
  return {
    topologySpreadConstraints: unlessEmpty(
      spread.map((level) => ({
        maxSkew: 1,
        topologyKey: TOPOLOGY[level],
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: selectorOf(application, name) },
      })),
    ),
    nodeSelector: unlessEmpty(nodeLabels),
    affinity: near.length + apartFrom.length > 0 ? affinityOf(application, near, apartFrom) : undefined,
    tolerations: unlessEmpty([...tolerations]),
  };
}

function affinityOf(application: Application, near: readonly string[], apartFrom: readonly string[]): k8s.Affinity {
  return {
    podAffinity: near.length > 0 ? preferred(application, near) : undefined,
    podAntiAffinity: apartFrom.length > 0 ? preferred(application, apartFrom) : undefined,
  };
}

function preferred(application: Application, workloads: readonly string[]): k8s.PodAffinity & k8s.PodAntiAffinity {
  const terms = workloads.map((workload) => ({
    weight: 100,
    podAffinityTerm: { topologyKey: TOPOLOGY.host, labelSelector: { matchLabels: selectorOf(application, workload) } },
  }));
  return { preferredDuringSchedulingIgnoredDuringExecution: terms };
}
