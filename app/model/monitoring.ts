import type { ParsedApplication } from '../schema/application.ts';
import type { ParsedMonitoring } from '../schema/monitoring.ts';
import { tcpPortsOf } from './ports.ts';
import type { Port, Workload } from './workload.ts';

/** What is collected of an application, and when somebody should look. */
export interface Monitoring extends Readonly<Omit<ParsedMonitoring, 'alertmanager' | 'clients'>> {
  /** Where alerts are sent. */
  readonly alertmanager?: { readonly workload: string; readonly port: Port } | undefined;
  /** Workloads that may ask for figures, sorted. */
  readonly clients: readonly string[];
}

/** Replaces names by what they stand for. Relies on the checks: each workload exists, and the ports are clear. */
export function resolveMonitoring(application: ParsedApplication, monitoring: ParsedMonitoring): Monitoring {
  const { alertmanager, clients } = monitoring;
  return {
    ...monitoring,
    alertmanager: alertmanager === undefined ? undefined : alertmanagerOf(application, alertmanager),
    clients: [...new Set(clients)].sort(),
  };
}

function alertmanagerOf(application: ParsedApplication, workload: string) {
  return { workload, port: tcpPortsOf(application.workloads[workload]!)[0]! };
}

/** Whether Prometheus asks a container, is asked by it, or tells it alerts. */
export function meetsPrometheus(
  monitoring: Monitoring | undefined,
  { name, metrics }: Pick<Workload, 'name'> & Partial<Pick<Workload, 'metrics'>>,
): boolean {
  if (monitoring === undefined) return false;
  const { clients, alertmanager } = monitoring;
  return metrics !== undefined || clients.includes(name) || alertmanager?.workload === name;
}
