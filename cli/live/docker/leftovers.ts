import type { Stack } from '../../../docker/stack.ts';
import { recordPrefix } from './deploy-record.ts';
import { keyOf, type Service, type ServiceSpec } from './service.ts';

/** The part of `docker config inspect` and `docker secret inspect` that is read here. */
export interface SwarmObject {
  readonly CreatedAt: string;
  readonly Spec: {
    readonly Name: string;
    /** Of a config: its content, in base64. */
    readonly Data?: string;
  };
}

/** The part of `docker network ls` that is read here. */
export interface SwarmNetwork {
  readonly ID: string;
  readonly Name: string;
}

/** The services of a stack that the application no longer has. */
export function undeclared(stack: Stack, services: readonly Service[]): readonly Service[] {
  return services.filter((service) => stack.services.every(({ key }) => key !== keyOf(service)));
}

/** Those of them that hold a port of the host that the application now gives to one of the named services. */
export function inTheWay(stack: Stack, services: readonly Service[], keys: readonly string[]): readonly Service[] {
  const wanted = stack.services
    .filter(({ key }) => keys.includes(key))
    .flatMap(({ ports }) => ports.map(({ published, protocol }) => `${published}/${protocol}`));
  return undeclared(stack, services).filter(({ Spec }) =>
    Spec.EndpointSpec?.Ports?.some(({ PublishedPort, Protocol }) => wanted.includes(`${PublishedPort}/${Protocol}`)),
  );
}

/**
 * Configs that no service mounts, and none would after a rollback; but not what a deploy has noted.
 *
 * @param configs those of the stack
 */
export function unusedConfigs(
  configs: readonly SwarmObject[],
  services: readonly Service[],
  stack: Stack,
): readonly string[] {
  const used = new Set(
    specs(services).flatMap(({ TaskTemplate }) => names(TaskTemplate.ContainerSpec.Configs, 'ConfigName')),
  );
  return configs
    .map(({ Spec }) => Spec.Name)
    .filter((name) => !used.has(name) && !name.startsWith(recordPrefix(stack.name)));
}

/**
 * Old values of secrets that no service mounts, and none would after a rollback. The newest value of a declared secret
 * stays: it may be meant for the next deploy.
 *
 * @param secrets those of the application, named by key and version
 */
export function unusedSecrets(
  secrets: readonly SwarmObject[],
  services: readonly Service[],
  stack: Stack,
): readonly string[] {
  const used = new Set(
    specs(services).flatMap(({ TaskTemplate }) => names(TaskTemplate.ContainerSpec.Secrets, 'SecretName')),
  );
  return stack.secrets.flatMap(({ key }) => {
    const versioned = new RegExp(`^${stack.name}_${key}_[0-9a-f]{12}$`);
    const versions = secrets
      .filter(({ Spec }) => versioned.test(Spec.Name))
      .sort((a, b) => (a.CreatedAt < b.CreatedAt ? 1 : -1));
    return versions
      .slice(1)
      .map(({ Spec }) => Spec.Name)
      .filter((name) => !used.has(name));
  });
}

/** Networks of the stack on which no service is, and none would be after a rollback. */
export function unusedNetworks(networks: readonly SwarmNetwork[], services: readonly Service[]): readonly string[] {
  const used = specs(services).flatMap(({ TaskTemplate }) => TaskTemplate.Networks?.map(({ Target }) => Target) ?? []);
  return networks.filter(({ ID }) => !used.includes(ID)).map(({ Name }) => Name);
}

/** What services are, and what they could return to. */
function specs(services: readonly Service[]): readonly ServiceSpec[] {
  return services.flatMap(({ Spec, PreviousSpec }) => (PreviousSpec === undefined ? [Spec] : [Spec, PreviousSpec]));
}

function names<K extends string>(references: readonly Readonly<Record<K, string>>[] | undefined, field: K) {
  return (references ?? []).map((reference) => reference[field]);
}
