import type { LiveSpec } from './live-spec.ts';
import { Held, READ, unread, type Fields, type Known } from './unread.ts';

/** What somebody has set that no stack sets: of the tasks, and of the service around them. */
export interface Extra {
  readonly replica: Readonly<Record<string, unknown>>;
  readonly around: Readonly<Record<string, unknown>>;
}

export const noExtra: Extra = { replica: {}, around: {} };

/** Every field that isn't here is told as it is: host names, sysctls, a start period, another volume driver. */
const CONTAINER: Known = {
  ...read('Image', 'Command', 'Args', 'Dir', 'Env', 'Hostname', 'User', 'ReadOnly', 'CapabilityAdd', 'StopGracePeriod'),
  // The engine's own.
  ...read('Isolation'),
  Init: new Held(true),
  CapabilityDrop: new Held(['ALL']),
  Healthcheck: read('Test', 'Interval', 'Timeout', 'Retries'),
  Mounts: {
    ...read('Type', 'Source', 'Target', 'ReadOnly'),
    // Its labels are of the stack, and for a volume that isn't there yet.
    VolumeOptions: { ...read('Labels'), NoCopy: new Held(true), DriverConfig: { Name: new Held('local') } },
    TmpfsOptions: read('SizeBytes'),
  },
  Configs: { ...read('ConfigID', 'ConfigName'), File: read('Name', 'UID', 'GID', 'Mode') },
  Secrets: { ...read('SecretID', 'SecretName'), File: read('Name', 'UID', 'GID', 'Mode') },
};

const TASKS: Fields = {
  ...read('RestartPolicy', 'LogDriver'),
  Resources: { Limits: read('NanoCPUs', 'MemoryBytes'), Reservations: read('NanoCPUs', 'MemoryBytes') },
  // The engine asks the image for its platforms.
  Placement: read('Constraints', 'Platforms'),
  // A restart by hand, and the schedule of a job, count up.
  ...read('ForceUpdate', 'Runtime'),
};

const UPDATE = read('Order', 'Parallelism', 'FailureAction', 'Monitor');

const SERVICE: Known = { ...read('Name', 'Labels', 'Mode'), UpdateConfig: UPDATE, RollbackConfig: UPDATE };

const END_POINT: Known = {
  Mode: new Held('dnsrr'),
  Ports: { ...read('Protocol', 'TargetPort', 'PublishedPort'), PublishMode: new Held('host') },
};

/** The engine's own networks, on which nobody has a name. */
const UNNAMED = ['bridge', 'host', 'none'];

/**
 * @param key the service's, by which its networks know it
 * @param networkNames by id
 */
export function extraOf(spec: LiveSpec, key: string, networkNames: ReadonlyMap<string, string>): Extra {
  const { TaskTemplate, EndpointSpec, ...service } = spec;
  const { ContainerSpec, Networks = [], ...tasks } = TaskTemplate;
  const { Labels, ...container } = ContainerSpec;
  const labels = foreign(Labels);
  const named = Networks.filter(({ Target }) => !UNNAMED.includes(networkNames.get(Target) ?? ''));
  return {
    replica: {
      ...unread(container, CONTAINER),
      ...(Object.keys(labels).length > 0 && { Labels: labels }),
      ...unread(tasks, TASKS),
      ...unread({ Networks: named }, { Networks: { ...read('Target'), Aliases: new Held([key]) } }),
      ...unread({ EndpointSpec: EndpointSpec ?? {} }, { EndpointSpec: END_POINT }),
      ...(spec.Mode.Replicated === undefined && { Mode: Object.keys(spec.Mode) }),
    },
    around: unread(service, SERVICE),
  };
}

/** Labels of neither Docker's stacks nor Fairway. */
export const foreign = (labels: Readonly<Record<string, string>> = {}) =>
  Object.fromEntries(Object.entries(labels).filter(([label]) => !/^(com\.docker|fairway)\./.test(label)));

function read(...fields: readonly string[]): Fields {
  return Object.fromEntries(fields.map((field) => [field, READ]));
}
