import type { Application } from '../app/model/application.ts';
import type { Target } from '../app/model/target.ts';
import { commands } from './commands/index.ts';
import { entryOf } from './targets.ts';

/** A command, and what it is good for. */
export interface NextStep {
  readonly command: string;
  readonly why: string;
}

const DEV: NextStep = { command: 'npm run dev', why: 'runs it on this machine, with live reload' };

/** What a person does after a synth: what is missing first, then the ways to deploy. */
export function nextSteps(application: Application, targets: readonly Target[], out: string): readonly NextStep[] {
  const { environment, registry, images, workloads, jobs, secrets } = application;
  const forEnvironment = environment === undefined ? '' : ` --environment ${environment}`;
  const unbuilt = [...workloads, ...jobs].some(
    ({ builtImage, image }) => builtImage !== undefined && image.endsWith(':latest'),
  );
  const build =
    registry === undefined
      ? { command: `npx fairway build${forEnvironment} --host ssh://deploy@HOST`, why: 'builds the images on the host' }
      : {
          command: `npx fairway build${forEnvironment} --push`,
          why: 'builds the images, pushes them, records their digests',
        };
  const unknown = targets.filter((target) => secrets.some(({ versions }) => versions[target] === undefined));
  return [
    ...(images.length > 0 && unbuilt ? [build] : []),
    ...unknown.map((target) => secretsStep(target, forEnvironment)),
    ...targets.flatMap((target) => entryOf(target).deploySteps(application, out)),
    ...(Object.hasOwn(commands, 'dev') ? [DEV] : []),
  ];
}

function secretsStep(target: Target, forEnvironment: string): NextStep {
  const { place } = entryOf(target);
  return {
    command: `npx fairway secrets init --stack ${target} && npx fairway secrets push --stack ${target}${forEnvironment} --target ${target} ${place.option}`,
    why: `makes the secrets' values and writes them to ${place.title}; \`npm run up ${target}\` needs no push`,
  };
}
