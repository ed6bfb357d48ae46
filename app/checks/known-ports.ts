import type { Issue } from '../errors/issue.ts';
import { didYouMeanOneOf } from '../errors/suggest.ts';
import { own } from '../model/own.ts';
import { findPort, portsOf } from '../model/ports.ts';
import { referencesIn } from '../model/references.ts';
import type { ParsedWorkload } from '../schema/workload.ts';
import { containersWithPaths, workloadsWithPaths, type Check } from './check.ts';

/** Routes, probes, metrics, `publish` and addresses name a declared port, over the right protocol. */
export const knownPorts: Check = (application) => [
  ...workloadsWithPaths(application).flatMap(({ workload, path }) =>
    portUses(workload).flatMap(({ at, port, tcp }) => wrongPort(workload, [...path, ...at], port, tcp)),
  ),
  ...containersWithPaths(application).flatMap(({ container, path }) =>
    referencesIn(container.env).flatMap(({ variable, workload, port, needsPort }) => {
      const other = own(application.workloads, workload);
      return other === undefined || !needsPort
        ? []
        : wrongPort(other, [...path, 'env', variable], port, false, workload);
    }),
  ),
];

interface PortUse {
  readonly at: Issue['path'];
  readonly port: string | undefined;
  readonly tcp: boolean;
}

function portUses(workload: ParsedWorkload): readonly PortUse[] {
  const probes = (['startupProbe', 'readinessProbe', 'livenessProbe'] as const).flatMap((key) => {
    const probe = workload[key];
    if (probe === undefined || 'exec' in probe) return [];
    const [kind, port] = 'http' in probe ? ['http', probe.http.port] : ['tcp', probe.tcp.port];
    return [{ at: [key, kind, 'port'] as Issue['path'], port, tcp: true }];
  });
  return [
    ...probes,
    ...Object.entries(workload.routes).map(([name, { port }]) => ({ at: ['routes', name, 'port'], port, tcp: true })),
    ...Object.keys(workload.publish).map((name) => ({ at: ['publish', name], port: name, tcp: false })),
    ...(workload.metrics === undefined ? [] : [{ at: ['metrics', 'port'], port: workload.metrics.port, tcp: true }]),
  ];
}

function wrongPort(
  workload: ParsedWorkload,
  path: Issue['path'],
  name: string | undefined,
  tcp: boolean,
  owner?: string,
): readonly Issue[] {
  const ports = portsOf(workload);
  const found = findPort(ports, name);
  const of = owner === undefined ? 'of the workload' : `of "${owner}"`;
  const names = ports.map((port) => port.name);
  if (found === undefined) {
    if (name !== undefined) {
      return [{ path, message: `expected a port ${of}, got "${name}"${didYouMeanOneOf(name, names)}` }];
    }
    const which =
      names.length === 0 ? 'it declares no ports; add ports: { http: 8080 }' : `it has ${names.join(', ')}; name one`;
    return [{ path, message: `expected the name of a port ${of}: ${which}` }];
  }
  if (!tcp || found.protocol === 'tcp') return [];
  return [{ path, message: `expected a TCP port ${of}, got "${found.name}", which is UDP` }];
}
