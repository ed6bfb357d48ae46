import type { Application } from '../model/application.ts';
import type { Monitoring } from '../model/monitoring.ts';
import { facts } from './facts.ts';
import type { AlertingRule, RuleGroup } from './rules.ts';

const SECONDS_A_DAY = 86_400;

/**
 * When somebody should look, the same on both targets.
 *
 * @see https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/
 */
export function alerts({ name }: Pick<Application, 'name'>, { alerts }: Monitoring): RuleGroup {
  const of = (series: string) => `${series}{application="${name}"}`;
  const { downMinutes, restarts, diskFreePercent, certificateDays } = alerts;
  const held = downMinutes === 0 ? undefined : `${downMinutes}m`;
  const rules: readonly AlertingRule[] = [
    {
      alert: 'WorkloadDown',
      expr: `${of(facts.running)} < ${of(facts.wanted)}`,
      for: held,
      ...tell('critical', '{{ $labels.workload }}: {{ $value }} replicas run, fewer than wanted'),
    },
    {
      alert: 'WorkloadRestarting',
      expr: `${of(facts.restarts)} > ${restarts}`,
      ...tell(
        'warning',
        '{{ $labels.workload }}: a replica was started anew {{ $value | humanize }} times in 15 minutes',
      ),
    },
    {
      alert: 'JobFailed',
      expr: `${of(facts.jobFailed)} == 1`,
      ...tell('warning', '{{ $labels.workload }}: the last run failed'),
    },
    {
      alert: 'StorageFull',
      expr: `${of(facts.free)} < ${diskFreePercent / 100}`,
      for: '5m',
      ...tell('critical', '{{ $labels.storage }}: {{ $value | humanizePercentage }} are free'),
    },
    {
      alert: 'StorageFilling',
      expr: `predict_linear(${of(facts.free)}[6h], ${SECONDS_A_DAY}) < 0`,
      // The first minutes of figures predict anything.
      for: '1h',
      ...tell('warning', '{{ $labels.storage }}: full within a day if it goes on like this'),
    },
    {
      alert: 'CertificateExpiring',
      expr: `(${of(facts.expiry)} - time()) / ${SECONDS_A_DAY} < ${certificateDays}`,
      ...tell('warning', '{{ $labels.certificate }}: the certificate ends in {{ $value | humanize }} days'),
    },
    {
      alert: 'FiguresMissing',
      expr: [
        `${of('up')} == 0`,
        `${of('probe_success')} == 0`,
        `time() - ${of('node_textfile_mtime_seconds')} > 120`,
      ].join(' or '),
      for: held,
      ...tell('warning', '{{ $labels.job }}: no figures from {{ $labels.instance }}'),
    },
  ];
  return { name: `${name}-alerts`, rules };
}

function tell(severity: 'critical' | 'warning', summary: string) {
  return { labels: { severity }, annotations: { summary } };
}
