/**
 * What is known of an application, whatever target it runs on: each target computes these series from figures of its
 * own, with the labels `application` and the one named here. Alerts and dashboards are made of them and of the
 * workloads' own figures, and so are the same on both.
 *
 * @see https://prometheus.io/docs/practices/rules/ how recorded series are named
 */
export const facts = {
  /** Replicas that should run, by `workload`. */
  wanted: 'workload:replicas:wanted',
  /** Replicas that do run, by `workload`. */
  running: 'workload:replicas:running',
  /** How often the replica that was replaced or restarted most was, in 15 minutes, by `workload`. */
  restarts: 'workload:restarts:15m',
  /** CPU that all replicas use, in cores, by `workload`; jobs too. */
  cpu: 'workload:cpu_cores:rate5m',
  /** Memory that all replicas use, in bytes, by `workload`; jobs too. */
  memory: 'workload:memory_bytes:sum',
  /** Whether the last run of a job with a schedule failed, 0 or 1, by `workload`. */
  jobFailed: 'job:failed:bool',
  /** Free share of a disk or volume, from 0 to 1, by `storage`. */
  free: 'storage:free:ratio',
  /** When a certificate ends, in seconds since 1970, by `certificate`. */
  expiry: 'certificate:expiry:timestamp',
} as const;
