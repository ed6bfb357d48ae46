import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Application } from '../../app/model/application.ts';
import { dockerConfig, dockerFolder } from '../../app/registry/docker-config.ts';
import { DOCKER_HUB, type Login } from '../../app/registry/login.ts';
import type { Destination } from '../live/destination.ts';
import { openStack } from '../pulumi/open-stack.ts';
import { readSettings } from '../pulumi/settings.ts';
import { loginOf } from './login-of.ts';

/**
 * Lets the docker commands of this process push and pull as the stack's settings say, where they name a user. Only then
 * is the stack decrypted.
 *
 * @throws UserError where they say half of it, or can't be decrypted
 */
export async function logInAsStackSays(
  application: Application,
  { stack, registryUser }: Pick<Destination, 'stack' | 'registryUser'>,
): Promise<void> {
  if (stack === undefined || registryUser === undefined) return;
  const login = loginOf(application, readSettings(await openStack(stack).values(), stack));
  if (login !== undefined) logIn(login, process.env);
}

/**
 * Logs the docker commands that are given these variables in to a registry, until this process ends. What `docker login`
 * keeps stays as it is, and is used for other registries: the folder of docker's settings is another, with all that is in
 * the person's own.
 *
 * @param env gets `DOCKER_CONFIG`
 * @see https://docs.docker.com/reference/cli/docker/#configuration-files
 */
export function logIn(login: Login, env: Record<string, string | undefined>): void {
  const own = dockerFolder(env);
  const folder = mkdtempSync(join(tmpdir(), 'fairway-login-'));
  removeAtTheEnd(folder);
  const config = withLogin(dockerConfig(env), login);
  const others = existsSync(own) ? readdirSync(own).filter((name) => name !== CONFIG) : [];
  for (const name of others) symlinkSync(join(own, name), join(folder, name), 'junction');
  writeFileSync(join(folder, CONFIG), JSON.stringify(config), { mode: 0o600 });
  env['DOCKER_CONFIG'] = folder;
}

const CONFIG = 'config.json';

/** Docker looks its own registry up under this name. */
const DOCKER_HUB_KEY = 'https://index.docker.io/v1/';

/** An empty helper stands for the file, also where all else is in a store of the system. */
function withLogin(file: string, { address, username, password }: Login) {
  const config = JSON.parse(file) as Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;
  const key = address === DOCKER_HUB ? DOCKER_HUB_KEY : address;
  const auth = Buffer.from(`${username}:${password}`).toString('base64');
  return {
    ...config,
    auths: { ...config['auths'], [key]: { auth } },
    credHelpers: { ...config['credHelpers'], [key]: '' },
  };
}

/** Also at the end that a signal makes; who else listens to it decides what it does. */
function removeAtTheEnd(folder: string): void {
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      remove();
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    });
  }
}
