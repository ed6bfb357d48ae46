import type { ParsedApplication } from '../schema/application.ts';
import type { ParsedWorkload } from '../schema/workload.ts';
import { byName } from './by-name.ts';
import type { Container } from './container.ts';
import { own } from './own.ts';
import { findPort, portsOf } from './ports.ts';
import type { Port, Probe, ProbeAction, Scale, Update, Workload } from './workload.ts';

const DEFAULT_CPU_PERCENT = 80;

/** What only a workload has, on top of its container. */
export function resolveWorkload(
  application: ParsedApplication,
  workload: ParsedWorkload,
  container: Container,
  clients: readonly string[],
): Workload {
  const ports = portsOf(workload);
  const port = (name: string | undefined) => findPort(ports, name)!;
  return {
    ...container,
    network: workload.network,
    ports,
    routes: byName(workload.routes).map(([name, route]) => ({
      name,
      host: route.host,
      path: route.path,
      port: port(route.port),
      tls: route.tls ?? application.tls !== undefined,
      stripPrefix: route.stripPrefix,
      maxBodySize: route.maxBodySize,
      timeouts: route.timeouts,
      compression: route.compression,
    })),
    publish: byName(workload.publish).map(([name, publicPort]) => ({ port: port(name), publicPort })),
    startupProbe: probeOf(workload.startupProbe, port),
    readinessProbe: probeOf(workload.readinessProbe, port),
    livenessProbe: probeOf(workload.livenessProbe, port),
    scale: scaleOf(workload.scale),
    update: updateOf(application, workload),
    metrics: workload.metrics && { port: port(workload.metrics.port), path: workload.metrics.path },
    clients,
  };
}

function probeOf(probe: ParsedWorkload['livenessProbe'], port: (name: string | undefined) => Port): Probe | undefined {
  if (probe === undefined) return undefined;
  const { initialDelaySeconds, periodSeconds, timeoutSeconds, failureThreshold } = probe;
  return { action: actionOf(probe, port), initialDelaySeconds, periodSeconds, timeoutSeconds, failureThreshold };
}

function actionOf(
  probe: NonNullable<ParsedWorkload['livenessProbe']>,
  port: (name: string | undefined) => Port,
): ProbeAction {
  if ('http' in probe) return { kind: 'http', path: probe.http.path, port: port(probe.http.port) };
  if ('tcp' in probe) return { kind: 'tcp', port: port(probe.tcp.port) };
  return { kind: 'exec', command: probe.exec.command };
}

function scaleOf({ min, max, cpuPercent, memoryPercent, metrics, behavior }: ParsedWorkload['scale']): Scale {
  if (max === undefined || max === min) return { replicas: min };
  const signals = byName(metrics).map(([name, metric]) => ({
    name,
    ...metric,
    labels: Object.fromEntries(byName(metric.labels)),
  }));
  const nothingElse = memoryPercent === undefined && signals.length === 0;
  return {
    replicas: min,
    autoscaler: {
      maxReplicas: max,
      cpuPercent: cpuPercent ?? (nothingElse ? DEFAULT_CPU_PERCENT : undefined),
      memoryPercent,
      metrics: signals,
      behavior,
    },
  };
}

function updateOf(application: ParsedApplication, workload: ParsedWorkload): Update {
  const { strategy, maxSurge, maxUnavailable } = workload.update;
  if (ownsVolumes(application, workload) || ownsHostPorts(workload)) {
    // A replica's volume, and a port of the host, have room for one: the old replica goes before the new one comes.
    return { strategy: strategy ?? 'rolling', maxSurge: 0, maxUnavailable: Math.max(1, maxUnavailable) };
  }
  return {
    strategy: strategy ?? (holdsVolume(application, workload) ? 'recreate' : 'rolling'),
    maxSurge,
    maxUnavailable,
  };
}

/** Whether each of its replicas has a volume of its own. */
function ownsVolumes({ volumes }: ParsedApplication, workload: ParsedWorkload): boolean {
  return Object.keys(workload.volumes).some((name) => own(volumes, name)?.perReplica === true);
}

/** Whether each of its replicas listens on ports of the host itself. */
const ownsHostPorts = ({ network, ports }: ParsedWorkload) => network === 'host' && Object.keys(ports).length > 0;

/** Whether it mounts a volume that only one replica at a time can hold. */
export function holdsVolume({ volumes }: ParsedApplication, workload: ParsedWorkload): boolean {
  return Object.keys(workload.volumes).some((name) => {
    const volume = own(volumes, name);
    return volume !== undefined && !volume.perReplica && volume.accessMode === 'ReadWriteOnce';
  });
}
