import { UserError } from '../../../app/errors/user-error.ts';
import type { Application } from '../../../app/model/application.ts';
import type { Stack } from '../../../docker/stack.ts';
import { builtOnHost } from './images.ts';

/** What a host has, as far as a deploy asks for it. */
export interface HostFacts {
  /** What the engine says of its swarm: `active`. */
  readonly swarm: string;
  /** Whether the engine can be given services. */
  readonly isManager: boolean;
  /** Names of the secrets. */
  readonly secrets: readonly string[];
  /** References of the images that the engine holds, among those of the stack. */
  readonly images: readonly string[];
}

/**
 * Refuses a deploy that can't go well, with everything that stands in its way.
 *
 * @param host how the host is named in commands
 * @throws UserError
 */
export function refuseUnprepared(application: Application, stack: Stack, facts: HostFacts, host: string | undefined) {
  const { environment } = application;
  const forEnvironment = environment === undefined ? '' : ` --environment ${environment}`;
  const toHost = host === undefined ? '' : ` --host ${host}`;
  if (facts.swarm !== 'active' || !facts.isManager) {
    const what = facts.swarm === 'active' ? 'is no manager of its swarm' : `is no swarm (${facts.swarm})`;
    throw new UserError(`the engine ${what}: on the host, docker swarm init`);
  }
  const secrets = stack.secrets.filter(({ name }) => !facts.secrets.includes(name)).map(({ key }) => key);
  const images = builtOnHost(application, stack).filter((image) => !facts.images.includes(image));
  const problems = [
    ...(secrets.length === 0
      ? []
      : [
          `the host has no value for ${secrets.join(', ')}: npx fairway secrets push --target docker${forEnvironment}${toHost}`,
        ]),
    ...(images.length === 0
      ? []
      : [`the host has no image ${images.join(', ')}: npx fairway build${forEnvironment}${toHost}`]),
  ];
  if (problems.length > 0)
    throw new UserError(`nothing was deployed:\n${problems.map((text) => `  ${text}`).join('\n')}`);
}
