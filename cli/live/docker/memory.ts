import type { Memory } from '../return.ts';
import { versionOf } from '../workload-status.ts';
import type { DeployRecord } from './deploy-record.ts';
import { endsByItself, isOwn, keyOf, versionKey, type Service, type ServiceSpec } from './service.ts';

/**
 * To which version each workload could return: the swarm keeps one, and forgets it after an update that it rolled back
 * by itself.
 *
 * @param argv makes the whole command line of a call of docker
 */
export function memoryOf(
  services: readonly Service[],
  record: DeployRecord,
  argv: (args: readonly string[]) => readonly string[],
): Memory {
  const returns = services
    .filter((service) => !isOwn(service) && !endsByItself(service))
    .flatMap((service) => {
      const { Spec, PreviousSpec } = service;
      if (PreviousSpec === undefined || isSame(Spec, PreviousSpec)) return [];
      const command = { argv: argv(['service', 'rollback', '--detach', Spec.Name]) };
      return [{ name: keyOf(service), from: imageOf(Spec), to: imageOf(PreviousSpec), command }];
    });
  return { returns, lastChanged: record.changed };
}

/** Whether an update was to the very same, as `docker stack deploy` makes it of what hasn't changed. */
const isSame = (one: ServiceSpec, other: ServiceSpec) =>
  versionKey(one.TaskTemplate) === versionKey(other.TaskTemplate);

const imageOf = ({ TaskTemplate }: ServiceSpec) => versionOf(TaskTemplate.ContainerSpec.Image);
