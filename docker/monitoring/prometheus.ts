import type { Application } from '../../app/model/application.ts';
import { meetsPrometheus, type Monitoring } from '../../app/model/monitoring.ts';
import type { Probe } from '../../app/model/workload.ts';
import { alerts } from '../../app/monitoring/alerts.ts';
import { toYaml } from '../../app/model/yaml.ts';
import { bytes } from '../../app/schema/quantity.ts';
import { busyboxMount, shell } from '../busybox.ts';
import { duration } from '../duration.ts';
import { config } from '../files.ts';
import { ownKey } from '../own-key.ts';
import { probeCommand } from '../probe.ts';
import { resources } from '../resources.ts';
import { service } from '../service.ts';
import type { Service, VolumeMount } from '../stack.ts';
import { recreate } from '../update.ts';
import type { VolumeOwner } from '../volumes.ts';
import { dockerFacts } from './facts.ts';
import { NOBODY, NODE, nobodysFile, PROBE, PROMETHEUS, RULES_FILE, SCRAPE_FILE } from './names.ts';
import { certifiedHosts, prometheusNetworkKey } from './networks.ts';
import { scrapeConfig } from './scrape-config.ts';

const SCRAPE_KEY = ownKey('prometheus');
const RULES_KEY = ownKey('rules');

/** How much of the disk space old figures may fill: the newest, which aren't in blocks yet, come on top. */
const FILLED_BY_BLOCKS = 0.8;

const dataMount: VolumeMount = {
  type: 'volume',
  source: `${PROMETHEUS}_data`,
  target: '/prometheus',
  readOnly: false,
};

/** The figures belong to the program that writes them. */
export const prometheusOwner: VolumeOwner = { volume: dataMount.source, user: NOBODY, group: NOBODY };

/** What Prometheus asks, and the rules that it evaluates. */
export function prometheusConfigs(application: Application, monitoring: Monitoring) {
  const groups = [dockerFacts(application), alerts(application, monitoring)];
  return [
    config(application, { name: SCRAPE_KEY, content: scrapeConfig(application, monitoring) }),
    config(application, { name: RULES_KEY, content: toYaml({ groups }) }),
  ];
}

/**
 * Collects figures, keeps them for a while, and evaluates the alert rules. It publishes no port, and meets only whom it
 * asks, who asks it, and who takes its alerts.
 *
 * Its volume is held by one task, so a new configuration replaces it with a gap of some seconds in the figures.
 *
 * @see https://prometheus.io/docs/prometheus/latest/command-line/prometheus/
 */
export function prometheusService(application: Application, monitoring: Monitoring): Service {
  const { retentionDays, retentionSize, memory } = monitoring;
  const met = application.workloads.filter((workload) => meetsPrometheus(application.monitoring, workload));
  const own = [NODE, ...(certifiedHosts(application).length > 0 ? [PROBE] : [])];
  return service(application, {
    key: PROMETHEUS,
    image: application.targets.images.prometheus,
    args: [
      `--config.file=${SCRAPE_FILE}`,
      `--storage.tsdb.path=${dataMount.target}`,
      `--storage.tsdb.retention.time=${retentionDays}d`,
      `--storage.tsdb.retention.size=${Math.floor(bytes(retentionSize) * FILLED_BY_BLOCKS)}B`,
    ],
    user: `${NOBODY}:${NOBODY}`,
    healthcheck: {
      test: ['CMD', ...shell([probeCommand(ready)])],
      interval: duration(5),
      timeout: duration(5),
      // It reads its newest figures again first.
      retries: 24,
    },
    mounts: [dataMount, busyboxMount],
    configs: [nobodysFile(SCRAPE_KEY, SCRAPE_FILE), nobodysFile(RULES_KEY, RULES_FILE)],
    networks: [...own, ...met.map(({ name }) => name)].map(prometheusNetworkKey),
    ...resources({ resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory } } }),
    updateConfig: recreate,
  });
}

const ready: Probe = {
  action: { kind: 'http', path: '/-/ready', port: { name: 'http', port: 9090, protocol: 'tcp', appProtocol: 'http' } },
  initialDelaySeconds: 0,
  periodSeconds: 5,
  timeoutSeconds: 4,
  failureThreshold: 1,
};
