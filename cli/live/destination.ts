import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../app/errors/user-error.ts';
import type { Target } from '../../app/model/target.ts';
import { plainSettings } from '../pulumi/cli.ts';
import { knownStack } from '../pulumi/known-stacks.ts';
import { readSettings, type Settings } from '../pulumi/settings.ts';

/** What a person says about where an application is. */
export interface DestinationOptions {
  readonly target?: Target | undefined;
  readonly stack?: string | undefined;
  readonly environment?: string | undefined;
  readonly registry?: string | undefined;
  readonly host?: string | undefined;
  readonly context?: string | undefined;
}

/** Where an application is, and in which environment. */
export interface Destination extends Settings {
  /** The stack whose settings say so; there may be none of that name. */
  readonly stack?: string | undefined;
}

/**
 * Finds out where an application is: from the options, and what they leave open from the plain settings of the stack,
 * which has the target's name unless another is named.
 *
 * @param root the project's folder
 * @throws UserError where the target stays open, or options contradict the stack's settings
 */
export function destinationOf(options: DestinationOptions, root: string): Destination {
  const { target, environment, registry, host, context } = options;
  const stack = options.stack ?? target;
  if (stack === undefined) {
    throw new UserError('where is the application? Say --target docker or --target kubernetes, or --stack <name>');
  }
  const settings = stackSettings(root, stack, options);
  if (target !== undefined && settings.target !== target) {
    throw new UserError(
      `--target ${target}: the stack ${stack} has the target ${settings.target}; name another one with --stack`,
    );
  }
  return {
    stack,
    target: settings.target,
    environment: environment ?? settings.environment,
    registry: registry ?? settings.registry,
    // A password goes to the registry alone that it is set for.
    registryUser: registry === undefined || registry === settings.registry ? settings.registryUser : undefined,
    host: host ?? settings.host,
    kubeContext: context ?? settings.kubeContext,
    kubeconfig: settings.kubeconfig,
  };
}

/** The settings of a stack that anybody can read. Without a file, a target's name alone is enough. */
function stackSettings(root: string, stack: string, { target, stack: named }: DestinationOptions): Settings {
  const isThere = existsSync(join(root, `Pulumi.${stack}.yaml`));
  if (named === undefined && target !== undefined && !isThere) return { target };
  return readSettings(plainSettings(root, knownStack(root, stack)), stack);
}
