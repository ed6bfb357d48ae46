import type { Application } from '../app/model/application.ts';
import { facts } from '../app/monitoring/facts.ts';
import type { RecordingRule, RuleGroup } from '../app/monitoring/rules.ts';
import { namespaceOf } from './metadata.ts';

/**
 * What is known of an application on a cluster, from the figures of kube-state-metrics, the kubelets and cert-manager.
 *
 * @see https://github.com/kubernetes/kube-state-metrics/tree/main/docs
 */
export function kubernetesFacts(application: Application): RuleGroup {
  const namespace = namespaceOf(application);
  const of = (series: string, ...more: readonly string[]) =>
    `${series}{${[`namespace="${namespace}"`, ...more].join(',')}}`;
  const labels = { application: application.name };
  const rules: readonly RecordingRule[] = [
    { record: facts.wanted, expr: replicas(of('kube_deployment_spec_replicas'), of('kube_statefulset_replicas')) },
    {
      record: facts.running,
      expr: replicas(of('kube_deployment_status_replicas_available'), of('kube_statefulset_status_replicas_available')),
    },
    {
      record: facts.restarts,
      expr: byLabel('max', 'workload', 'container', `increase(${of('kube_pod_container_status_restarts_total')}[15m])`),
    },
    {
      record: facts.cpu,
      expr: byLabel(
        'sum',
        'workload',
        'container',
        `rate(${of('container_cpu_usage_seconds_total', ...IN_CONTAINERS)}[5m])`,
      ),
    },
    {
      record: facts.memory,
      expr: byLabel('sum', 'workload', 'container', of('container_memory_working_set_bytes', ...IN_CONTAINERS)),
    },
    {
      record: facts.jobFailed,
      expr: byLabel(
        'max',
        'workload',
        'cronjob',
        `(${of('kube_cronjob_status_last_schedule_time')} > bool ${of('kube_cronjob_status_last_successful_time')}) ` +
          `and ${of('kube_cronjob_status_active')} == 0`,
      ),
    },
    {
      record: facts.free,
      expr: byLabel(
        'min',
        'storage',
        'persistentvolumeclaim',
        `${of('kubelet_volume_stats_available_bytes')} / ${of('kubelet_volume_stats_capacity_bytes')}`,
      ),
    },
    { record: facts.expiry, expr: byLabel('min', 'certificate', 'name', certificates(namespace)) },
  ];
  return { name: `${application.name}-facts`, rules: rules.map((rule) => ({ ...rule, labels })) };
}

/** The pod's own sum and its sandbox have no name, or this one. */
const IN_CONTAINERS = ['container!=""', 'container!="POD"'];

function replicas(deployments: string, statefulSets: string): string {
  const named = [
    relabelled('workload', 'deployment', deployments),
    relabelled('workload', 'statefulset', statefulSets),
  ];
  return `max by (workload) (${named.join(' or ')})`;
}

/** Where the figures of cert-manager are scraped with the operator's default, its own label has another name. */
function certificates(namespace: string): string {
  const labels = ['namespace', 'exported_namespace'];
  return labels
    .map((label) => `certmanager_certificate_expiration_timestamp_seconds{${label}="${namespace}"}`)
    .join(' or ');
}

/** A series under another label. */
function byLabel(merge: 'max' | 'min' | 'sum', label: string, from: string, expr: string): string {
  return `${merge} by (${label}) (${relabelled(label, from, expr)})`;
}

const relabelled = (label: string, from: string, expr: string) =>
  `label_replace(${expr}, "${label}", "$1", "${from}", "(.+)")`;
