import type { Application } from '../../../app/model/application.ts';
import { TOOLS } from '../../../docker/service.ts';
import type { Service as StackService, Stack } from '../../../docker/stack.ts';
import { toolsService } from '../../../docker/tools.ts';
import { waves } from '../waves.ts';
import { inTheWay } from './leftovers.ts';
import { keyOf, type Service } from './service.ts';

/** Services that are deployed at once, and the jobs that must have completed before the next ones are. */
export interface StackWave {
  /** The jobs that are awaited; none in the last wave. */
  readonly jobs: readonly string[];
  /** Services that are in the way of those of this wave. */
  readonly removed: readonly Service[];
  /** The services to create or update. */
  readonly changed: readonly StackService[];
  /** The jobs whose last run has failed, and that have not changed: they run again. */
  readonly repeated: readonly Service[];
  /** Keys of the services that have to be done before the next wave, those that have not changed included. */
  readonly awaits: readonly string[];
}

/** What a deploy finds, and what it has to touch. */
export interface StackChanges {
  /** The services that are there. */
  readonly live: readonly Service[];
  readonly changed: readonly StackService[];
  readonly repeated: readonly Service[];
}

/**
 * What is deployed after what: jobs that run before a deploy and what they depend on first; then the other workloads and
 * the target's own services.
 */
export function stackWaves(application: Application, stack: Stack, changes: StackChanges): readonly StackWave[] {
  const { live, changed, repeated } = changes;
  const all = stack.services.map(({ key }) => key);
  const gates = waves(application).filter(({ jobs }) => jobs.length > 0);
  const early = gates.flatMap(({ names }) => names);
  const parts = [...gates, { names: all.filter((key) => !early.includes(key)), jobs: [] }];
  const ordered = parts.map(({ names, jobs }, index): StackWave => {
    const before = inTheWay(
      stack,
      live,
      parts.slice(0, index).flatMap((part) => part.names),
    );
    return {
      jobs,
      removed: inTheWay(stack, live, names).filter((service) => !before.includes(service)),
      changed: changed.filter(({ key }) => names.includes(key)),
      repeated: repeated.filter((service) => names.includes(keyOf(service))),
      awaits: jobs.length > 0 ? names : all,
    };
  });
  const first = ordered.find((wave) => wave.changed.length + wave.repeated.length > 0);
  const preparesTools = changed.some(({ key }) => key === TOOLS);
  return ordered.map((wave) =>
    wave === first && wave.jobs.length > 0 && preparesTools ? withTools(application, wave) : wave,
  );
}

/** A wave that begins with what its jobs mount. The routes of the proxy stay: they are those of workloads to come. */
function withTools(application: Application, wave: StackWave): StackWave {
  return { ...wave, changed: [toolsService(application, []), ...wave.changed], awaits: [TOOLS, ...wave.awaits] };
}
