import { k8s } from 'cdk8s-plus-27';
import type { Application } from '../app/model/application.ts';
import type { Workload } from '../app/model/workload.ts';
import { containerMetadata, selectorOf, versionLabel } from './metadata.ts';
import { workloadPod } from './pod.ts';

/** Old versions that `kubectl rollout undo` can go back to. */
export const REVISION_HISTORY_LIMIT = 5;

/**
 * Replicas that are alike. Without a number of replicas where an autoscaler sets it.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export function deployment(application: Application, workload: Workload): k8s.KubeDeploymentProps {
  return {
    metadata: containerMetadata(application, workload, { labels: versionLabel(workload) }),
    spec: {
      replicas: workload.scale.autoscaler === undefined ? workload.scale.replicas : undefined,
      revisionHistoryLimit: REVISION_HISTORY_LIMIT,
      progressDeadlineSeconds: 600,
      selector: { matchLabels: selectorOf(application, workload.name) },
      strategy: strategyOf(workload),
      template: workloadPod(application, workload, 'pod-template-hash'),
    },
  };
}

function strategyOf({ update }: Workload): k8s.DeploymentStrategy {
  if (update.strategy === 'recreate') return { type: 'Recreate' };
  return {
    type: 'RollingUpdate',
    rollingUpdate: {
      maxSurge: k8s.IntOrString.fromNumber(update.maxSurge),
      maxUnavailable: k8s.IntOrString.fromNumber(update.maxUnavailable),
    },
  };
}
