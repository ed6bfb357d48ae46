import type { k8s } from 'cdk8s-plus-27';
import type { Application } from '../app/model/application.ts';
import type { Container } from '../app/model/container.ts';
import type { Workload } from '../app/model/workload.ts';
import { selectorOf } from './metadata.ts';
import { unlessEmpty } from './unless-empty.ts';

const TOPOLOGY = { host: 'kubernetes.io/hostname', zone: 'topology.kubernetes.io/zone' };

/**
 * How the replicas of a workload are spread. The pod of a job is alone: there is nothing to spread.
 *
 * Each version of the pods is spread by itself: those that an update is about to end would otherwise count. Nodes whose
 * taints keep the pods away don't count as empty ones.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export function spreadOf(
  application: Application,
  { name, placement }: Workload,
  versionLabel: 'pod-template-hash' | 'controller-revision-hash',
): k8s.TopologySpreadConstraint[] | undefined {
  const { spread, required } = placement;
  return unlessEmpty(
    spread.map((level) => ({
      maxSkew: 1,
      topologyKey: TOPOLOGY[level],
      whenUnsatisfiable: required.includes('spread') ? 'DoNotSchedule' : 'ScheduleAnyway',
      nodeTaintsPolicy: 'Honor',
      labelSelector: { matchLabels: selectorOf(application, name) },
      matchLabelKeys: [versionLabel],
    })),
  );
}

/**
 * Where the pods of a workload or job may and should run. Node labels and taints are conditions, and what `required`
 * names; the rest are wishes: a pod that finds no better place runs anyway.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/
 */
export function placementOf(application: Application, { placement }: Container): Partial<k8s.PodSpec> {
  const { nodeLabels, near, apartFrom, tolerations, required, priorityClass } = placement;
  const affinity = unlessEmpty({
    ...(near.length > 0 && { podAffinity: affinityTo(application, near, required.includes('near')) }),
    ...(apartFrom.length > 0 && {
      podAntiAffinity: affinityTo(application, apartFrom, required.includes('apartFrom')),
    }),
  });
  return {
    nodeSelector: unlessEmpty(nodeLabels),
    affinity,
    tolerations: unlessEmpty([...tolerations]),
    priorityClassName: priorityClass,
  };
}

function affinityTo(
  application: Application,
  workloads: readonly string[],
  isRequired: boolean,
): k8s.PodAffinity & k8s.PodAntiAffinity {
  const terms = workloads.map((workload) => ({
    topologyKey: TOPOLOGY.host,
    labelSelector: { matchLabels: selectorOf(application, workload) },
  }));
  if (isRequired) return { requiredDuringSchedulingIgnoredDuringExecution: terms };
  return {
    preferredDuringSchedulingIgnoredDuringExecution: terms.map((podAffinityTerm) => ({ weight: 100, podAffinityTerm })),
  };
}
