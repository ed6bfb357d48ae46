import type { Application } from '../../../app/model/application.ts';
import type { ManifestGroup } from '../../../charts/manifest.ts';
import type { DeployStep } from '../deploy-plan.ts';
import { waves } from '../waves.ts';
import { ownerName, type Job } from './objects.ts';

interface DeployStepsOptions {
  /** The file of a group of objects. */
  readonly fileOf: (group: string) => string;
  /** Runs of jobs that have failed for good: they go, so that the same job runs again. */
  readonly failed: readonly Job[];
  /** Makes the whole command line of a call of kubectl. */
  readonly argv: (args: readonly string[]) => readonly string[];
  /** Further options of `kubectl apply`. */
  readonly flags: readonly string[];
}

/** The steps: what jobs need, each followed by its jobs, which must complete; then everything else. */
export function deploySteps(
  application: Application,
  groups: readonly ManifestGroup[],
  { fileOf, failed, argv, flags }: DeployStepsOptions,
): readonly DeployStep[] {
  return waves(application).map(({ names, jobs }, index) => {
    const isLast = jobs.length === 0;
    // What all share comes first.
    const files = groups
      .filter(({ container }) => (container === undefined ? index === 0 : names.includes(container.name)))
      .flatMap(({ name }) => ['--filename', fileOf(name)]);
    const apply = { argv: argv(['apply', '--server-side', ...flags, ...files]) };
    const runAgain = failed.filter((run) => jobs.includes(ownerName(run))).map((run) => ({ argv: argv(removal(run)) }));
    return {
      title: isLast ? 'deploy the workloads' : `run ${jobs.join(', ')}`,
      commands: files.length === 0 ? [] : [...runAgain, apply],
      awaits: isLast ? [...application.workloads, ...application.jobs].map(({ name }) => name) : jobs,
    };
  });
}

/** How long the pods of a failed run may take to go: one on a node that doesn't answer never does. */
const GONE_WITHIN = '120s';

/** Its pods go first, so that no two runs work at the same time. */
function removal({ metadata: { name, namespace } }: Job): readonly string[] {
  const wait = ['--cascade=foreground', '--timeout', GONE_WITHIN];
  return ['delete', 'job', name, '--namespace', namespace!, '--ignore-not-found', ...wait];
}
