import type { Application } from '../../app/model/application.ts';
import type { Monitoring } from '../../app/model/monitoring.ts';
import { toYaml } from '../../app/model/yaml.ts';
import { PROXY } from '../networks.ts';
import { jobOf, NODE, PROBE, PROMETHEUS, RULES_FILE } from './names.ts';
import { certifiedHosts } from './networks.ts';

/** Seconds between two looks at a certificate. */
const CERTIFICATE_INTERVAL = 60;

/**
 * What Prometheus asks, and where it sends alerts. A workload's replicas are those that Swarm's DNS lists.
 *
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/
 */
export function scrapeConfig(application: Application, monitoring: Monitoring): string {
  const { name, workloads } = application;
  const interval = `${monitoring.intervalSeconds}s`;
  return toYaml({
    global: { scrape_interval: interval, evaluation_interval: interval, scrape_timeout: timeout(monitoring) },
    rule_files: [RULES_FILE],
    ...alerting(monitoring),
    scrape_configs: [
      ...workloads.flatMap(({ name: workload, metrics }) =>
        metrics === undefined
          ? []
          : [
              {
                job_name: jobOf(name, workload),
                metrics_path: metrics.path,
                dns_sd_configs: [tasksOf(workload, metrics.port.port)],
                relabel_configs: labels({ application: name, workload }),
              },
            ],
      ),
      own(name, PROMETHEUS, 'localhost:9090'),
      own(name, NODE, `${NODE}:9100`),
      ...certificates(application),
    ],
  });
}

/** One of the target's own services; its address says nothing that its name doesn't. */
function own(application: string, service: string, address: string) {
  return {
    job_name: jobOf(application, service),
    static_configs: [{ targets: [address], labels: { application } }],
    relabel_configs: [{ target_label: 'instance', replacement: service }],
  };
}

/** Each host's certificate, as who opens a connection to the proxy gets it. */
function certificates(application: Application): readonly object[] {
  const hosts = certifiedHosts(application);
  if (hosts.length === 0) return [];
  const { name, targets } = application;
  return [
    {
      job_name: `${name}/certificates`,
      metrics_path: '/probe',
      scrape_interval: `${CERTIFICATE_INTERVAL}s`,
      static_configs: [{ targets: hosts, labels: { application: name } }],
      relabel_configs: [
        { source_labels: ['__address__'], target_label: 'instance' },
        { source_labels: ['__address__'], target_label: '__param_module' },
        ...labels({ __param_target: `${PROXY}:${targets.docker.httpsPort}`, __address__: `${PROBE}:9115` }),
      ],
    },
  ];
}

function alerting({ alertmanager }: Monitoring) {
  if (alertmanager === undefined) return {};
  return {
    alerting: { alertmanagers: [{ dns_sd_configs: [tasksOf(alertmanager.workload, alertmanager.port.port)] }] },
  };
}

/** @see https://docs.docker.com/engine/swarm/networking/ */
function tasksOf(workload: string, port: number) {
  return { names: [`tasks.${workload}`], type: 'A', port, refresh_interval: '15s' };
}

function labels(values: Readonly<Record<string, string>>) {
  return Object.entries(values).map(([target_label, replacement]) => ({ target_label, replacement }));
}

/** No longer than the interval, as Prometheus wants it. */
const timeout = ({ intervalSeconds }: Monitoring) => `${Math.min(10, intervalSeconds)}s`;
