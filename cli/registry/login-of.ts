import { UserError } from '../../app/errors/user-error.ts';
import type { Application } from '../../app/model/application.ts';
import { DOCKER_HUB, registryOf, type Login } from '../../app/registry/login.ts';
import type { Settings } from '../pulumi/settings.ts';

/**
 * Whom the application's registry knows, where a stack's settings say so.
 *
 * @throws UserError where they say half of it
 */
export function loginOf({ registry }: Application, settings: Settings): Login | undefined {
  const { registryUser: username, registryPassword: password } = settings;
  if (username === undefined && password === undefined) return undefined;
  if (username === undefined)
    throw new UserError(`fairway:registryPassword is set, but not whose it is: ${set('User USER')}`);
  if (password === undefined) {
    throw new UserError(`fairway:registryUser is set, but no password or token: ${set('Password --secret')}`);
  }
  if (registry === undefined) {
    throw new UserError('fairway:registryUser is set, but no registry: see `registry` in app/config.ts');
  }
  return { address: registryOf(`${registry}/`) ?? DOCKER_HUB, username, password };
}

const set = (setting: string) => `npx fairway pulumi config set --stack STACK fairway:registry${setting}`;
