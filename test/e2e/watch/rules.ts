import { existsSync, readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import type { RuleGroup } from '../../../app/monitoring/rules.ts';
import { toYaml } from '../../../app/model/yaml.ts';

/** Series over time, as Prometheus's own tests of rules have them: `1x30` is 31 samples of 1, one a minute. */
type Series = Readonly<Record<string, string>>;

/** Each alert, and figures of a target from which it is to follow, about a workload or storage of that name. */
export const onDocker: Readonly<Record<string, Series>> = {
  WorkloadDown: {
    'up{job="watch-e2e/fairway_node"}': '1x90',
    'container_running{application="watch-e2e",workload="client",replica="1"}': '1x90',
    'container_running{application="watch-e2e",workload="victim",replica="1"}': '1x90',
    'container_running{application="watch-e2e",workload="writer",replica="1"}': '1x90',
  },
  JobFailed: { 'container_exit_code{application="watch-e2e",workload="hopeless",replica="1"}': '3x90' },
  WorkloadRestarting: {
    'container_start_time_seconds{application="watch-e2e",workload="front",replica="1"}': '1+1x90',
  },
  StorageFull: disk('5x90', '100x90'),
  StorageFilling: disk('100-1x90', '100x90'),
  CertificateExpiring: { 'probe_ssl_earliest_cert_expiry{application="watch-e2e",instance="front"}': '86400x90' },
  FiguresMissing: { 'up{application="watch-e2e",job="front"}': '0x90' },
};

const NAMESPACE = 'namespace="watch-e2e"';

export const onKubernetes: Readonly<Record<string, Series>> = {
  WorkloadDown: {
    [`kube_deployment_spec_replicas{${NAMESPACE},deployment="front"}`]: '2x90',
    [`kube_deployment_status_replicas_available{${NAMESPACE},deployment="front"}`]: '1x90',
  },
  WorkloadRestarting: {
    [`kube_pod_container_status_restarts_total{${NAMESPACE},pod="front-1",container="front"}`]: '0+1x90',
  },
  JobFailed: {
    [`kube_cronjob_status_last_schedule_time{${NAMESPACE},cronjob="front"}`]: '9x90',
    [`kube_cronjob_status_last_successful_time{${NAMESPACE},cronjob="front"}`]: '5x90',
    [`kube_cronjob_status_active{${NAMESPACE},cronjob="front"}`]: '0x90',
  },
  StorageFull: claim('5x90', '100x90'),
  StorageFilling: claim('100-1x90', '100x90'),
  CertificateExpiring: {
    [`certmanager_certificate_expiration_timestamp_seconds{${NAMESPACE},name="front"}`]: '86400x90',
  },
  FiguresMissing: { 'up{application="watch-e2e",job="front"}': '0x90' },
};

function disk(free: string, size: string): Series {
  const labels = 'application="watch-e2e",mountpoint="front",fstype="ext4"';
  return { [`node_filesystem_avail_bytes{${labels}}`]: free, [`node_filesystem_size_bytes{${labels}}`]: size };
}

function claim(free: string, size: string): Series {
  const labels = `${NAMESPACE},persistentvolumeclaim="front"`;
  return {
    [`kubelet_volume_stats_available_bytes{${labels}}`]: free,
    [`kubelet_volume_stats_capacity_bytes{${labels}}`]: size,
  };
}

/** The rules that are written for a cluster; none where the project has no such target. */
export function rulesOfCluster(folder: string): readonly RuleGroup[] {
  const file = `${folder}/dist/kubernetes/00-application.yaml`;
  if (!existsSync(file)) return [];
  const objects = parseAllDocuments(readFileSync(file, 'utf8')).map((document) => document.toJS() as Rules);
  return objects.find(({ kind }) => kind === 'PrometheusRule')!.spec.groups;
}

interface Rules {
  readonly kind: string;
  readonly spec: { readonly groups: readonly RuleGroup[] };
}

/** The files of a test of rules: the rules, and what is to follow from figures. */
export function ruleTest(groups: readonly RuleGroup[], cases: Readonly<Record<string, Series>>) {
  const tests = Object.entries(cases).map(([alertname, series]) => ({
    name: alertname,
    interval: '1m',
    input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
    promql_expr_test: [
      {
        expr: `count by (alertname, alertstate) (ALERTS{alertname="${alertname}"})`,
        eval_time: '85m',
        exp_samples: [{ labels: `{alertname="${alertname}", alertstate="firing"}`, value: 1 }],
      },
    ],
  }));
  return { rules: toYaml({ groups }), test: toYaml({ rule_files: ['rules.yml'], evaluation_interval: '1m', tests }) };
}
