import { z } from 'zod';
import { name } from './name.ts';
import { wholeNumber } from './number.ts';
import { memory } from './quantity.ts';

/** When somebody should look. */
const alertsSchema = z.strictObject({
  /** A workload has fewer replicas than it should for so many minutes, or its figures can't be had. @default 5 */
  downMinutes: wholeNumber(0, 1440).default(5),
  /** A replica was replaced more often than so within 15 minutes; a deploy replaces it once. @default 3 */
  restarts: wholeNumber(1, 100).default(3),
  /** Less than so many percent of a disk (Kubernetes: of a volume) are free. @default 10 */
  diskFreePercent: wholeNumber(1, 99).default(10),
  /** A certificate of a route ends within so many days. @default 14 */
  certificateDays: wholeNumber(1, 365).default(14),
});

/**
 * Figures over time, and alerts.
 *
 * Docker: a Prometheus beside the workloads, which asks each one that declares `metrics`, the host and the containers.
 * Kubernetes: the cluster's own Prometheus collects; the alert rules are given to it as a PrometheusRule where
 * `targets.kubernetes.metrics` is `pod-monitor`.
 *
 * @see https://prometheus.io/docs/introduction/overview/
 */
export const monitoringSchema = z.strictObject({
  /** Days for which figures are kept. @default 15 */
  retentionDays: wholeNumber(1, 3650).default(15),
  /** Disk space for the figures; the oldest go when it is full. @default '5Gi' */
  retentionSize: memory().default('5Gi'),
  /** Memory that Prometheus may take: about 10 KiB for each series, of which a program has some hundreds. @default '512Mi' */
  memory: memory().default('512Mi'),
  /** Seconds between two looks at a figure and at an alert. @default 15 */
  intervalSeconds: wholeNumber(1, 300).default(15),
  /** When somebody should look. @default - see each */
  alerts: alertsSchema.prefault({}),
  /** Workload that runs an Alertmanager, at its only TCP port: it tells people. @default - alerts are only shown */
  alertmanager: name().optional(),
  /** Workloads that may ask Prometheus, at `fairway_prometheus:9090`: a Grafana, for one. @default [] */
  clients: z.array(name()).default([]),
});

export type ParsedMonitoring = z.output<typeof monitoringSchema>;
