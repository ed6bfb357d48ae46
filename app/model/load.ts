import { checks } from '../checks/index.ts';
import { ConfigError } from '../errors/config-error.ts';
import type { Issue } from '../errors/issue.ts';
import { show } from '../errors/show.ts';
import { didYouMeanOneOf } from '../errors/suggest.ts';
import type { Application } from './application.ts';
import { isRecord, mergePatch } from './merge.ts';
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
  const variants = [undefined, ...Object.keys(environments)].map((environment) => {
    const patch = environment === undefined ? undefined : environments[environment];
    const merged = patch === undefined ? base : mergePatch(base, patch);
    return { environment, ...examine(merged, options) };
  });
  const problems = variants.flatMap(({ environment, found }) =>
    found.map((issue) => asTyped(issue, environment, environments)),
  );
  const chosen = variants.find(({ environment }) => environment === options.environment)!;
  if (problems.length > 0 || chosen.application === undefined) throw new ConfigError(unique(problems));
  return { ...chosen.application, environment: options.environment };
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
  if (!isRecord(environments)) {
    throw new ConfigError([
      { path: ['environments'], message: `expected an object of changes by environment, got ${show(environments)}` },
    ]);
  }
  const issues = Object.entries(environments).flatMap(([name, patch]): readonly Issue[] =>
    isRecord(patch) ? [] : [{ path: ['environments', name], message: `expected an object, got ${show(patch)}` }],
  );
  if (environment !== undefined && !Object.hasOwn(environments, environment)) {
    const declared = didYouMeanOneOf(environment, Object.keys(environments));
    issues.push({ path: ['environments'], message: `expected the environment ${show(environment)}${declared}` });
  }
  if (issues.length > 0) throw new ConfigError(issues);
  return { base, environments };
}

/** An issue at the place where the value was typed: in the environment if that sets it, otherwise in the base. */
function asTyped(
  issue: Issue,
  environment: string | undefined,
  environments: Readonly<Record<string, unknown>>,
): Issue {
  if (environment === undefined) return issue;
  let node: unknown = environments[environment];
  for (const key of issue.path) {
    if (!isRecord(node) || !Object.hasOwn(node, key)) return issue;
    node = node[key];
  }
  return { ...issue, path: ['environments', environment, ...issue.path] };
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
