import type { Application } from '../model/application.ts';
import { emulated, native, proof, unsupported, withoutEffect, type Row } from './row.ts';
import { placeIf } from './where.ts';

const asked = ({ monitoring }: Application) => monitoring !== undefined;
const byOperator = ({ targets }: Application) => targets.kubernetes.metrics === 'pod-monitor';

const rulesForOperator = proof(
  'test/charts/monitoring.test.ts',
  'gives the operator the alerts that Docker has, from figures of its namespace',
);

export const monitoringRows: readonly Row[] = [
  {
    keys: ['monitoring'],
    docker: emulated({
      severity: 'info',
      where: (application) => placeIf(asked(application), 'monitoring'),
      by:
        "a Prometheus for this application, with exporters of the host's figures, of its containers' (from files, " +
        "without the engine's socket) and of the certificates",
      differs:
        "40 to 70 MB of memory for a small application; what the host's network carries is not told; whom Prometheus " +
        'asks can ask it, too; a change of what is collected replaces it, with a gap of some seconds',
      provenBy: proof(
        'test/e2e/watch/figures.ts',
        'everything that is to be asked answers',
        "the host's figures are there, and those of every container by its workload",
        'certificates are watched, and one that ends soon is told',
      ),
    }),
    kubernetes: emulated({
      severity: 'info',
      where: (application) => placeIf(asked(application) && byOperator(application), 'monitoring'),
      by: "PodMonitors, and a PrometheusRule with the same alerts, for the cluster's own Prometheus",
      differs:
        'it needs the Prometheus Operator, kube-state-metrics and the figures of the kubelets; certificates are told ' +
        'by cert-manager, a given one is not watched',
      provenBy: rulesForOperator,
    }),
  },
  {
    keys: ['monitoring.alerts'],
    within: ['downMinutes', 'restarts', 'diskFreePercent', 'certificateDays'],
    docker: native(
      'alert rules of Prometheus',
      proof(
        'test/e2e/watch/alarms.ts',
        'a workload without its replicas is told, until it has them again',
        'a replica that is replaced again and again is told',
        'a job whose last run failed is told',
      ),
    ),
    kubernetes: native('alert rules in a PrometheusRule', rulesForOperator),
  },
  {
    keys: ['monitoring.alerts'],
    docker: native(
      'alert rules of Prometheus',
      proof('test/monitoring/alerts.test.ts', 'follow the thresholds of the config'),
    ),
    kubernetes: unsupported({
      severity: 'lost',
      where: (application) => placeIf(asked(application) && !byOperator(application), 'monitoring.alerts'),
      impact: 'annotations carry no rules: nobody evaluates the alerts',
      instead: "set `targets.kubernetes.metrics` to 'pod-monitor', with the Prometheus Operator in the cluster",
      provenBy: withoutEffect,
    }),
  },
  {
    keys: [
      'monitoring.retentionDays',
      'monitoring.retentionSize',
      'monitoring.memory',
      'monitoring.intervalSeconds',
      'monitoring.alertmanager',
    ],
    docker: native(
      'flags and configuration of Prometheus',
      proof(
        'test/docker/monitoring/monitoring.test.ts',
        'keeps figures for as long and in as much space as the config says, less what is not old enough to go',
        'sends alerts to the Alertmanager, if there is one',
      ),
    ),
    kubernetes: unsupported({
      severity: 'info',
      where: (application) => placeIf(asked(application), 'monitoring'),
      impact: "the cluster's own Prometheus keeps figures for as long, and tells alerts to whom, its own settings say",
      provenBy: withoutEffect,
    }),
  },
  {
    keys: ['monitoring.clients'],
    docker: native(
      'a network with Prometheus, at `fairway_prometheus:9090`',
      proof('test/e2e/watch/surroundings.ts', 'who is a client can ask Prometheus, and nobody outside'),
    ),
    kubernetes: unsupported({
      severity: 'lost',
      where: ({ monitoring }) =>
        placeIf((monitoring?.clients.length ?? 0) > 0, 'monitoring.clients', monitoring?.clients.join(', ')),
      impact: 'there is no `fairway_prometheus`: the Prometheus of the cluster has an address of its own',
      instead: "use the cluster's own Grafana, or give the workload that address in an environment",
      provenBy: withoutEffect,
    }),
  },
];
