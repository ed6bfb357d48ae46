import type { Application } from '../../app/model/application.ts';

/** The port on which Node's inspector listens in a container. */
export const INSPECTOR = 9229;

/** The workloads that run a stage for development, each with the port of its debugger on this machine. */
export function debugPorts({ workloads, images }: Application): ReadonlyMap<string, number> {
  const watched = images.filter(
    ({ name, build }) => build.devTarget !== undefined && workloads.some((workload) => workload.name === name),
  );
  return new Map(watched.map(({ name }, index) => [name, INSPECTOR + index]));
}
