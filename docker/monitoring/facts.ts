import type { Application } from '../../app/model/application.ts';
import { facts } from '../../app/monitoring/facts.ts';
import type { RecordingRule, RuleGroup } from '../../app/monitoring/rules.ts';
import { jobOf, NODE } from './names.ts';

/** What is known of an application on Docker, from the figures of the host, its containers and its certificates. */
export function dockerFacts({ name, workloads, jobs }: Application): RuleGroup {
  const of = (series: string, ...more: readonly string[]) =>
    `${series}{${[`application="${name}"`, ...more].join(',')}}`;
  const wanted = of(facts.wanted);
  const scheduled = jobs.filter(({ schedule }) => schedule !== undefined).map((job) => job.name);
  const rules: readonly RecordingRule[] = [
    ...workloads.map((workload) => ({
      record: facts.wanted,
      expr: `vector(${workload.scale.replicas})`,
      labels: { application: name, workload: workload.name },
    })),
    {
      record: facts.running,
      // A workload without a container has no figures: none runs, unless nothing is known at all.
      expr:
        `sum by (application, workload) (${of('container_running')}) and on (workload) ${wanted} ` +
        `or (${wanted} * 0 and on () up{job="${jobOf(name, NODE)}"} == 1)`,
    },
    {
      record: facts.restarts,
      expr:
        `max by (application, workload) (changes(${of('container_start_time_seconds')}[15m])) ` +
        `and on (workload) ${wanted}`,
    },
    {
      record: facts.cpu,
      expr: `sum by (application, workload) (rate(${of('container_cpu_usage_seconds_total')}[5m]))`,
    },
    {
      record: facts.memory,
      expr: `sum by (application, workload) (${of('container_memory_working_set_bytes')})`,
    },
    ...(scheduled.length === 0
      ? []
      : [
          {
            record: facts.jobFailed,
            expr: `max by (application, workload) (${of('container_exit_code', `workload=~"${scheduled.join('|')}"`)} != bool 0)`,
          },
        ]),
    { record: facts.free, expr: byLabel('min', 'storage', 'mountpoint', freeOf(of)) },
    {
      record: facts.expiry,
      expr: byLabel('min', 'certificate', 'instance', of('probe_ssl_earliest_cert_expiry')),
    },
  ];
  return { name: `${name}-facts`, rules };
}

function freeOf(of: (series: string, ...more: readonly string[]) => string): string {
  const onDisk = 'fstype!~"tmpfs|ramfs"';
  return `${of('node_filesystem_avail_bytes', onDisk)} / ${of('node_filesystem_size_bytes', onDisk)}`;
}

/** A series under another label. */
function byLabel(merge: 'min', label: string, from: string, expr: string): string {
  return `${merge} by (application, ${label}) (label_replace(${expr}, "${label}", "$1", "${from}", "(.+)"))`;
}
