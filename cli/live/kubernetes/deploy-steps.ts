import type { Application } from '../../../app/model/application.ts';
import type { ManifestGroup } from '../../../charts/manifest.ts';
import type { DeployStep } from '../deploy-plan.ts';
import { waves } from './waves.ts';

interface DeployStepsOptions {
  /** The file of a group of objects. */
  readonly fileOf: (group: string) => string;
  /** Makes the whole command line of a call of kubectl. */
  readonly argv: (args: readonly string[]) => readonly string[];
  /** Further options of `kubectl apply`. */
  readonly flags: readonly string[];
}

/** The steps: what jobs need, each followed by its jobs, which must complete; then everything else. */
export function deploySteps(
  application: Application,
  groups: readonly ManifestGroup[],
  { fileOf, argv, flags }: DeployStepsOptions,
): readonly DeployStep[] {
  const ordered = waves(application, groups);
  return ordered.map(({ groups: names, jobs }, index) => {
    const files = names.flatMap((name) => ['--filename', fileOf(name)]);
    const isLast = index === ordered.length - 1;
    const title = isLast ? 'deploy the workloads' : `run ${jobs.join(', ')}`;
    return {
      title,
      commands: names.length === 0 ? [] : [{ argv: argv(['apply', '--server-side', ...flags, ...files]) }],
      awaits: isLast ? [...application.workloads, ...application.jobs].map(({ name }) => name) : jobs,
    };
  });
}
