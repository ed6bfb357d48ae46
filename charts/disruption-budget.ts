import { k8s } from 'cdk8s-plus-27';
import type { Application } from '../app/model/application.ts';
import type { Workload } from '../app/model/workload.ts';
import { containerMetadata, selectorOf } from './metadata.ts';

/** Whether a workload can do without a replica for a while. */
export function hasSpareReplica({ scale }: Workload): boolean {
  return (scale.autoscaler?.maxReplicas ?? scale.replicas) >= 2;
}

/**
 * Lets nodes be emptied one replica at a time. Replicas that are broken anyway may always go.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export function disruptionBudget(application: Application, workload: Workload): k8s.KubePodDisruptionBudgetProps {
  return {
    metadata: containerMetadata(application, workload),
    spec: {
      maxUnavailable: k8s.IntOrString.fromNumber(1),
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
      selector: { matchLabels: selectorOf(application, workload.name) },
    },
  };
}
