import type { ParsedApplication } from '../schema/application.ts';
import type { EnvValueConfig, ReferenceConfig } from '../schema/env.ts';
import { byName } from './by-name.ts';
import type { Container, Dependency, Resources, Text } from './container.ts';
import { imageFor } from './images.ts';
import { portIn, tcpPortsOf } from './ports.ts';
import { publicUrl } from './public-url.ts';
import type { DeployRecord } from './record.ts';
import { twice } from '../schema/quantity.ts';
import { INTERNET, referencesIn } from './references.ts';

type ParsedContainer = ParsedApplication['workloads'][string] | ParsedApplication['jobs'][string];

/** What a workload or job has in common with all others, with every name replaced by what it stands for. */
export function resolveContainer(
  application: ParsedApplication,
  record: DeployRecord,
  name: string,
  container: ParsedContainer,
): Container {
  const { security, placement } = container;
  const reachable = new Set([
    ...container.connectsTo,
    ...referencesIn(container.env).map(({ workload }) => workload),
    ...Object.keys(container.dependsOn).filter((other) => container.dependsOn[other] === 'healthy'),
  ]);
  return {
    name,
    ...imageFor(application, record, name),
    command: container.command,
    args: container.args,
    workingDir: container.workingDir,
    env: byName(container.env).map(([variable, value]) => ({ name: variable, value: textOf(application, value) })),
    files: byName(container.files).map(([config, mount]) => ({ config, ...mount })),
    secrets: byName(container.secrets).map(([secret, mountPath]) => ({ secret, mountPath })),
    volumes: byName(container.volumes).map(([volume, mount]) => ({ volume, ...mount })),
    resources: withMemoryLimit(container.resources),
    security: {
      user: security.user,
      group: security.group ?? security.user,
      readOnlyRoot: security.readOnlyRoot,
      capabilities: [...new Set(security.capabilities)].sort(),
      writable: byName(security.writable).map(([path, size]) => ({ path, size })),
    },
    placement: { ...placement, nodeLabels: Object.fromEntries(byName(placement.nodeLabels)) },
    permissions: container.permissions,
    connectsTo: [...reachable].filter((other) => other !== INTERNET).sort(),
    internet: reachable.has(INTERNET),
    dependsOn: byName(container.dependsOn).map(([other, condition]) => dependency(application, other, condition)),
    stopGracePeriodSeconds: container.stopGracePeriodSeconds,
  };
}

function dependency(application: ParsedApplication, name: string, condition: Dependency['condition']): Dependency {
  if (condition !== 'healthy') return { name, condition };
  return { name, condition, port: tcpPortsOf(application.workloads[name]!)[0]!.port };
}

/** A memory limit of twice the request where none is given: one leak doesn't take the host down. */
function withMemoryLimit({ requests, limits }: ParsedApplication['jobs'][string]['resources']): Resources {
  if (limits !== undefined) return { requests, limits };
  return { requests, limits: requests.memory === undefined ? {} : { memory: twice(requests.memory) } };
}

function textOf(application: ParsedApplication, value: EnvValueConfig): Text {
  if (typeof value !== 'object') return [String(value)];
  const parts = 'template' in value ? value.template : [value];
  const text = parts
    .map((part) => (typeof part === 'string' ? part : partOf(application, part)))
    .filter((part) => part !== '')
    .reduce<Text>(joinTexts, []);
  return text.length === 0 ? [''] : text;
}

function partOf(application: ParsedApplication, reference: ReferenceConfig): Text[number] {
  if ('secret' in reference) return reference;
  if ('host' in reference) return reference.host;
  if ('portOf' in reference) return String(portIn(application, reference.portOf, reference.port));
  if ('urlOf' in reference) return publicUrl(application, reference.urlOf, reference.route);
  return `${reference.address}:${portIn(application, reference.address, reference.port)}`;
}

/** Neighbouring texts become one, so that the same value has the same form however it was written. */
function joinTexts(text: Text, part: Text[number]): Text {
  const last = text.at(-1);
  if (typeof last !== 'string' || typeof part !== 'string') return [...text, part];
  return [...text.slice(0, -1), last + part];
}
