import type { Application } from '../../app/model/application.ts';
import type { Container, Text } from '../../app/model/container.ts';
import type { Job } from '../../app/model/job.ts';
import type { Probe, Workload } from '../../app/model/workload.ts';
import { imageOf, programOf, type DevSources } from './compose-image.ts';
import { devVariable } from './dev-secrets.ts';
import { literal } from './literal.ts';
import { debugPorts, INSPECTOR } from './debug-ports.ts';

/** Profile of what doesn't start by itself. */
export const BY_HAND = 'by-hand';

/** Gives new volumes to the users that mount them. */
export const PREPARE_VOLUMES = 'prepare-volumes';

/** The service that waits until a workload accepts connections. */
export const waiter = (workload: string) => `wait-for-${workload}`;

/** A workload or job as a service of a compose file. */
export function composeService(application: Application, container: Workload | Job, sources: DevSources): object {
  const { security, workingDir, stopGracePeriodSeconds } = container;
  const service = {
    ...imageOf(application, container, sources),
    ...programOf(application, container),
    working_dir: workingDir,
    environment: Object.fromEntries(container.env.map(({ name, value }) => [name, textOf(value)])),
    user: `${security.user}:${security.group}`,
    cap_drop: ['ALL'],
    cap_add: [...security.capabilities],
    security_opt: ['no-new-privileges:true'],
    init: true,
    stop_grace_period: `${stopGracePeriodSeconds}s`,
    ...filesOf(container),
    volumes: container.volumes.map(({ volume, mountPath, readOnly }) => ({
      type: 'volume',
      source: volume,
      target: literal(mountPath),
      read_only: readOnly,
    })),
    depends_on: dependsOn(application, container),
    ...('ports' in container ? servingOf(application, container) : onDemand(container)),
  };
  return Object.fromEntries(Object.entries(service).filter(([, value]) => !isEmpty(value)));
}

/** A workload whose readiness can be asked without another program. */
export function hasHealthcheck({ readinessProbe }: Workload): boolean {
  return readinessProbe?.action.kind === 'exec';
}

function textOf(text: Text): string {
  return text.map((part) => (typeof part === 'string' ? literal(part) : `\${${devVariable(part.secret)}}`)).join('');
}

function filesOf({ files, secrets, security }: Container): object {
  const owner = { uid: String(security.user), gid: String(security.group) };
  return {
    configs: files.map(({ config, mountPath, mode }) => ({
      source: config,
      target: literal(mountPath),
      ...owner,
      mode: Number.parseInt(mode, 8),
    })),
    secrets: secrets.map(({ secret, mountPath }) => ({
      source: secret,
      target: literal(mountPath),
      ...owner,
      mode: 0o400,
    })),
  };
}

function dependsOn({ workloads }: Application, container: Container): Readonly<Record<string, object>> {
  const stated = container.dependsOn.map((other): [string, object] => {
    if (other.condition === 'started') return [other.name, { condition: 'service_started' }];
    if (other.condition === 'completed') return [other.name, { condition: 'service_completed_successfully' }];
    const checked = workloads.some((workload) => workload.name === other.name && hasHealthcheck(workload));
    return checked
      ? [other.name, { condition: 'service_healthy' }]
      : [waiter(other.name), { condition: 'service_completed_successfully' }];
  });
  const prepared: [string, object] = [PREPARE_VOLUMES, { condition: 'service_completed_successfully' }];
  const needsPrepared = container.volumes.length > 0 && container.security.user !== 0;
  return Object.fromEntries(needsPrepared ? [...stated, prepared] : stated);
}

function servingOf(application: Application, workload: Workload): object {
  const debugPort = debugPorts(application).get(workload.name);
  return {
    healthcheck: hasHealthcheck(workload) ? healthcheck(workload.readinessProbe!) : undefined,
    ports: [
      ...(debugPort === undefined ? [] : [`127.0.0.1:${debugPort}:${INSPECTOR}`]),
      ...workload.publish.map(({ port, publicPort }) => `127.0.0.1:${publicPort}:${port.port}/${port.protocol}`),
    ],
  };
}

function healthcheck({ action, periodSeconds, timeoutSeconds, failureThreshold }: Probe): object {
  const command = action.kind === 'exec' ? action.command : [];
  return {
    test: ['CMD', ...command.map(literal)],
    interval: `${periodSeconds}s`,
    timeout: `${timeoutSeconds}s`,
    retries: failureThreshold,
    start_period: '60s',
    start_interval: '1s',
  };
}

function onDemand({ schedule }: Job): object {
  return schedule === undefined ? {} : { profiles: [BY_HAND] };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}
