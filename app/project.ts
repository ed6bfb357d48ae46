import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from './errors/user-error.ts';
import type { Application } from './model/application.ts';
import { loadApplication } from './model/load.ts';
import type { DeployRecord } from './model/record.ts';
import { readRecord } from './record-file.ts';

/** The folder that holds app/, dist/ and .fairway/. */
export const projectRoot = fileURLToPath(new URL('..', import.meta.url));

export interface ProjectOptions {
  /** @default - none */
  readonly environment?: string | undefined;
  /** Registry instead of the config's. @default - the config's */
  readonly registry?: string | undefined;
  /** What a build and the secrets gave. @default - what `.fairway/` holds */
  readonly record?: DeployRecord | undefined;
  /** What is changed of the config before it is read. @default - nothing */
  readonly change?: ((config: unknown) => unknown) | undefined;
}

/**
 * The project's own application: `app/config.ts` with what is recorded about it.
 *
 * @throws ConfigError where the config is wrong
 */
export async function loadProject({ change, ...options }: ProjectOptions = {}): Promise<Application> {
  const config = await importConfig();
  return loadApplication(change === undefined ? config : change(config), {
    ...options,
    record: options.record ?? readRecord(projectRoot, options.environment),
    readFile: (path) => readText(resolve(projectRoot, path)),
  });
}

/** A config that doesn't even run is a mistake as well: what Node says, and where. */
async function importConfig(): Promise<unknown> {
  try {
    return ((await import('./config.ts')) as { readonly default?: unknown }).default;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const [head = '', ...frames] = (error.stack ?? error.message).split(/\n(?= {4}at )/);
    const place = frames.find((frame) => frame.includes('app/config.ts'))?.trim();
    throw new UserError(`app/config.ts can't be run: ${[head, ...(place === undefined ? [] : [place])].join('\n  ')}`);
  }
}

function readText(path: string): string {
  if (!path.startsWith(projectRoot)) throw new Error('it is outside of the project');
  if (!existsSync(path)) throw new Error('there is no such file');
  return readFileSync(path, 'utf8');
}
