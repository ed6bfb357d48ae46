import type { ParsedApplication } from '../schema/application.ts';
import { byName } from './by-name.ts';
import type { Port } from './workload.ts';

type ParsedWorkload = ParsedApplication['workloads'][string];

/** A workload's ports, sorted by name. */
export function portsOf({ ports }: ParsedWorkload): readonly Port[] {
  return byName(ports).map(([name, port]) => ({ name, ...port }));
}

export function tcpPortsOf(workload: ParsedWorkload): readonly Port[] {
  return portsOf(workload).filter(({ protocol }) => protocol === 'tcp');
}

/** The port with a name, or the only one; `undefined` where that is none or not clear. */
export function findPort(ports: readonly Port[], name: string | undefined): Port | undefined {
  if (name === undefined) return ports.length === 1 ? ports[0] : undefined;
  return ports.find((port) => port.name === name);
}

/** The number of another workload's port. */
export function portIn(application: ParsedApplication, workload: string, name: string | undefined): number {
  return findPort(portsOf(application.workloads[workload]!), name)!.port;
}
