import type { Application } from '../app/model/application.ts';
import type { Target } from '../app/model/target.ts';
import { commands } from './commands/index.ts';
import { entryOf } from './targets.ts';

/** A command, and what it is good for. */
export interface NextStep {
  readonly command: string;
  readonly why: string;
}

/** Steps that belong together, one after another. */
export interface NextSteps {
  /** Where they lead: `On Docker`. */
  readonly title: string;
  readonly steps: readonly NextStep[];
}

const DEV: NextSteps = {
  title: 'On this machine',
  steps: [{ command: 'npm run dev', why: 'runs it with live reload and debuggers' }],
};

/**
 * What a person does after a synth: for each target what is missing first, then the ways to deploy.
 *
 * @param registry the one that was given instead of the config's, and has to be given again. @default - none was
 */
export function nextSteps(
  application: Application,
  targets: readonly Target[],
  registry?: string,
): readonly NextSteps[] {
  const toEach = targets.map((target) => stepsTo(target, application, registry));
  return [...(Object.hasOwn(commands, 'dev') ? [DEV] : []), ...toEach];
}

/** The steps as text. */
export function showNextSteps(groups: readonly NextSteps[]): string {
  const show = ({ command, why }: NextStep) => `  ${command}\n      ${why}`;
  return groups.map(({ title, steps }) => [`${title}:`, ...steps.map(show)].join('\n')).join('\n');
}

function stepsTo(target: Target, application: Application, given: string | undefined): NextSteps {
  const { environment, registry, workloads, jobs, secrets } = application;
  const { title, place, setUp } = entryOf(target);
  const to = `--target ${target} ${place.option}`;
  const inEnvironment = environment === undefined ? '' : ` --environment ${environment}`;
  const unbuilt = [...workloads, ...jobs].some(
    ({ builtImage, image }) => builtImage !== undefined && image.endsWith(':latest'),
  );
  const needsRegistry = unbuilt && registry === undefined && !place.builds;
  const needed = given ?? (needsRegistry ? 'REGISTRY' : undefined);
  const inRegistry = needed === undefined ? '' : ` --registry ${needed}`;
  const lacksSecrets = secrets.some(({ versions }) => versions[target] === undefined);
  const push = lacksSecrets ? `npx fairway secrets push --stack ${target} ${to}${inEnvironment} && ` : '';
  return {
    title: `On ${title}`,
    steps: [
      ...(setUp === undefined ? [] : [setUp]),
      ...(unbuilt ? [buildStep(application, target, `${inEnvironment}${inRegistry}`)] : []),
      ...(lacksSecrets
        ? [{ command: `npx fairway secrets init --stack ${target}`, why: "makes the secrets' values, encrypted" }]
        : []),
      { command: `npm run up ${target}`, why: `deploys to ${place.title} with Pulumi; or without it:` },
      {
        command: `${push}npx fairway deploy ${to}${inEnvironment}${inRegistry}`,
        why: 'deploys the files, and waits until every part runs',
      },
    ],
  };
}

/** Without a registry only the engine itself knows the images. */
function buildStep({ registry }: Application, target: Target, options: string): NextStep {
  const { place } = entryOf(target);
  return registry === undefined && place.builds
    ? { command: `npx fairway build${options} ${place.option}`, why: `builds the images on ${place.title}` }
    : { command: `npx fairway build${options} --push`, why: 'builds the images, pushes them, records their digests' };
}
