import { checks } from '../checks/index.ts';
import { ConfigError } from '../errors/config-error.ts';
import type { Issue } from '../errors/issue.ts';
import { show } from '../errors/show.ts';
import { didYouMeanOneOf } from '../errors/suggest.ts';
import { toIssues } from '../errors/zod-issues.ts';
import { configSchema } from '../schema/application.ts';
import type { Application } from './application.ts';
import { blame } from './blame.ts';
import { changedPaths, isRecord, mergePatch } from './merge.ts';
import { parse } from './parse.ts';
import { toPlain } from './plain.ts';
import { emptyRecord, type DeployRecord } from './record.ts';
import { resolve } from './resolve.ts';

export interface LoadOptions {
  /** Environment whose changes are merged in. @default - none */
  readonly environment?: string | undefined;
  /** Registry instead of the config's, such as one of a stack's settings. @default - the config's */
  readonly registry?: string | undefined;
  /** Digests and versions that a build and the secrets gave. @default - none known */
  readonly record?: DeployRecord | undefined;
  /**
   * Reads a text file of the project for `configs`; throws where it can't.
   *
   * @default - every file is reported as missing
   */
  readonly readFile?: ((path: string) => string) | undefined;
}

/**
 * Makes the model of an application from what a person wrote: parse, resolve, check.
 *
 * Every environment is checked, not only the chosen one, so that a mistake shows before the day it is deployed.
 *
 * @throws ConfigError with everything that is wrong
 */
export function loadApplication(config: unknown, options: LoadOptions = {}): Application {
  const { plain, issues } = toPlain(config);
  if (issues.length > 0) throw new ConfigError(issues);
  const { base, environments } = splitEnvironments(plain, options);
  const asItIs = examine(base, options);
  const changed = Object.entries(environments).map(([environment, patch]) => {
    const { application, found } = examine(mergePatch(base, patch), options);
    return { environment, patch, application, found: blame(found, asItIs.found, { environment, patch, base }) };
  });
  const found = [...asItIs.found, ...changed.flatMap((variant) => variant.found)];
  const chosen =
    options.environment === undefined
      ? { ...asItIs, patch: {} }
      : changed.find((one) => one.environment === options.environment);
  if (found.length > 0 || chosen?.application === undefined) throw new ConfigError(unique(found));
  return { ...chosen.application, environment: options.environment, changed: changedPaths(chosen.patch) };
}

/** One variant of the config: its model, or what is wrong with it. */
function examine(merged: unknown, options: LoadOptions): { application?: Application; found: readonly Issue[] } {
  const { parsed, issues } = parse(withRegistry(merged, options.registry));
  const found = [...issues, ...(parsed === undefined ? [] : checks.flatMap((check) => check(parsed)))];
  if (found.length > 0 || parsed === undefined) return { found };
  return resolve(parsed, options.record ?? emptyRecord, options.readFile ?? missing);
}

function splitEnvironments(plain: unknown, { environment }: LoadOptions) {
  if (!isRecord(plain)) {
    throw new ConfigError([{ path: [], message: `expected an object from defineApplication, got ${show(plain)}` }]);
  }
  const { environments = {}, ...base } = plain;
  const shape = configSchema.pick({ environments: true }).safeParse({ environments });
  if (!shape.success) throw new ConfigError(toIssues(shape.error, configSchema, plain));
  if (environment !== undefined && !Object.hasOwn(shape.data.environments, environment)) {
    const declared = didYouMeanOneOf(environment, Object.keys(shape.data.environments));
    const message = `expected the environment ${show(environment)}${declared}`;
    throw new ConfigError([{ path: ['environments'], message }]);
  }
  return { base, environments: shape.data.environments };
}

function withRegistry(merged: unknown, registry: string | undefined): unknown {
  return registry === undefined ? merged : mergePatch(merged, { registry });
}

function unique(issues: readonly Issue[]): readonly Issue[] {
  return [...new Map(issues.map((issue) => [JSON.stringify([issue.path, issue.message]), issue])).values()];
}

function missing(path: string): never {
  throw new Error(`no project folder to read ${path} from`);
}
