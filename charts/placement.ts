import type { k8s } from 'cdk8s-plus-27';
import type { Application } from '../app/model/application.ts';
import type { Container } from '../app/model/container.ts';
import type { Workload } from '../app/model/workload.ts';
import { selectorOf } from './metadata.ts';
import { unlessEmpty } from './unless-empty.ts';

const TOPOLOGY = { host: 'kubernetes.io/hostname', zone: 'topology.kubernetes.io/zone' };

/**
 * How the replicas of a workload are spread, as a wish. The pod of a job is alone: there is nothing to spread.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export function spreadOf(
  application: Application,
  { name, placement }: Workload,
): k8s.TopologySpreadConstraint[] | undefined {
  return unlessEmpty(
    placement.spread.map((level) => ({
      maxSkew: 1,
      topologyKey: TOPOLOGY[level],
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: selectorOf(application, name) },
    })),
  );
}

/**
 * Where the pods of a workload or job may and should run. All but node labels and taints are wishes: a pod that finds
 * no better place runs anyway.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/
 */
export function placementOf(application: Application, { placement }: Container): Partial<k8s.PodSpec> {
  const { nodeLabels, near, apartFrom, tolerations } = placement;
  return {
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
