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

/** What a person does after a synth: for each target what is missing first, then the ways to deploy. */
export function nextSteps(application: Application, targets: readonly Target[]): readonly NextSteps[] {
  return [...(Object.hasOwn(commands, 'dev') ? [DEV] : []), ...targets.map((target) => stepsTo(target, application))];
}

/** The steps as text. */
export function showNextSteps(groups: readonly NextSteps[]): string {
  const show = ({ command, why }: NextStep) => `  ${command}\n      ${why}`;
  return groups.map(({ title, steps }) => [`${title}:`, ...steps.map(show)].join('\n')).join('\n');
}

function stepsTo(target: Target, application: Application): NextSteps {
  const { environment, registry, workloads, jobs, secrets } = application;
  const { title, place, setUp } = entryOf(target);
  const to = `--target ${target} ${place.option}`;
  const inEnvironment = environment === undefined ? '' : ` --environment ${environment}`;
  const givenRegistry = registry === undefined && !place.builds ? ' --registry REGISTRY' : '';
  const unbuilt = [...workloads, ...jobs].some(
    ({ builtImage, image }) => builtImage !== undefined && image.endsWith(':latest'),
  );
  const lacksSecrets = secrets.some(({ versions }) => versions[target] === undefined);
  const push = lacksSecrets ? `npx fairway secrets push --stack ${target} ${to}${inEnvironment} && ` : '';
  return {
    title: `On ${title}`,
    steps: [
      ...(setUp === undefined ? [] : [setUp]),
      ...(unbuilt ? [buildStep(application, target, `${inEnvironment}${givenRegistry}`)] : []),
      ...(lacksSecrets
        ? [{ command: `npx fairway secrets init --stack ${target}`, why: "makes the secrets' values, encrypted" }]
        : []),
      { command: `npm run up ${target}`, why: `deploys to ${place.title} with Pulumi; or without it:` },
      {
        command: `${push}npx fairway deploy ${to}${inEnvironment}${unbuilt ? givenRegistry : ''}`,
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
