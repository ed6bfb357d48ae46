import type { Application } from '../app/model/application.ts';
import type { Target } from '../app/model/target.ts';

/** A command, and what it is good for. */
export interface NextStep {
  readonly command: string;
  readonly why: string;
}

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
    ...targets.flatMap((target) => deploySteps(application, target, out)),
    { command: 'npm run dev', why: 'runs it on this machine, with live reload' },
  ];
}

function secretsStep(target: Target, forEnvironment: string): NextStep {
  const to = target === 'docker' ? '--host ssh://deploy@HOST' : '--context CONTEXT';
  return {
    command: `npx fairway secrets init --stack ${target} && npx fairway secrets push --stack ${target}${forEnvironment} --target ${target} ${to}`,
    why: `makes the secrets' values and writes them to ${target === 'docker' ? 'the host' : 'the cluster'}; \`npm run up ${target}\` needs no push`,
  };
}

function deploySteps({ name, registry }: Application, target: Target, out: string): readonly NextStep[] {
  if (target === 'docker') {
    // Without a registry only the engine itself knows the images.
    const images = registry === undefined ? '--resolve-image never' : '--with-registry-auth';
    const flags = `--detach=true --prune ${images}`;
    return [
      { command: 'npm run up docker', why: 'deploys to the host with Pulumi' },
      {
        command: `docker -H ssh://deploy@HOST stack deploy ${flags} -c ${out}/docker/stack.yaml ${name}`,
        why: 'deploys to the host with Docker alone',
      },
    ];
  }
  return [
    { command: 'npm run up kubernetes', why: 'deploys to the cluster with Pulumi' },
    { command: `kubectl apply --server-side -f ${out}/kubernetes`, why: 'deploys to the cluster with kubectl alone' },
  ];
}
