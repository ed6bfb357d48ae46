import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Application } from '../app/model/application.ts';
import { loadApplication } from '../app/model/load.ts';
import type { DeployRecord } from '../app/model/record.ts';
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
}

/**
 * The project's own application: `app/config.ts` with what is recorded about it.
 *
 * @throws ConfigError where the config is wrong
 */
export async function loadProject(options: ProjectOptions = {}): Promise<Application> {
  const { default: config } = (await import('../app/config.ts')) as { readonly default: unknown };
  return loadApplication(config, {
    ...options,
    record: options.record ?? readRecord(projectRoot, options.environment),
    readFile: (path) => readText(resolve(projectRoot, path)),
  });
}

function readText(path: string): string {
  if (!path.startsWith(projectRoot)) throw new Error('it is outside of the project');
  if (!existsSync(path)) throw new Error('there is no such file');
  return readFileSync(path, 'utf8');
}
