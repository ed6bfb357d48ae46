import type { Application } from '../../../app/model/application.ts';
import type { Target } from '../../../app/model/target.ts';
import { secretsFor } from '../../secrets/secrets-for.ts';
import type { StackVersions } from '../../secrets/stack-versions.ts';
import type { Part } from './part.ts';

/** What is known of the values of secrets, and from where. */
export interface KnownSecrets {
  readonly target: Target;
  readonly stack: string;
  /** Versions that were pushed from here, by name: `fairway deploy` refers to them. */
  readonly pushed: Readonly<Record<string, string>>;
  /** What the stack's settings hold: `pulumi up` brings it. */
  readonly kept: StackVersions;
}

/**
 * What a preview leaves open about the values of secrets: which of them it didn't compare, why, and what does.
 *
 * @param after the parts as they are declared: a value is compared where one of them bears its version
 */
export function secretNotes(
  application: Application,
  after: readonly Part[],
  { target, stack, pushed, kept }: KnownSecrets,
): readonly string[] {
  const needed = secretsFor(application, target).map(({ name }) => name);
  const isBorne = (name: string) => after.some(({ replica }) => replica[`secrets.${name}`] !== undefined);
  const isKept = (name: string) => kept.versions[name] !== undefined;
  const open = needed.filter((name) => pushed[name] === undefined && !isBorne(name));
  const told = `\`npm run preview ${stack}\` tells whether they change`;
  const unknown =
    kept.unread === undefined
      ? `no push is recorded here, and the settings of the stack ${stack} have none`
      : `${kept.unread}; ${told}`;
  return [
    ...note(
      'not compared',
      unknown,
      open.filter((name) => !isKept(name)),
    ),
    ...note('not compared', `nothing that runs bears their versions; ${told}`, open.filter(isKept)),
    ...note(
      'compared as they were pushed',
      `the settings of the stack ${stack} have other versions; ${told} with these`,
      needed.filter((name) => pushed[name] !== undefined && isKept(name) && pushed[name] !== kept.versions[name]),
    ),
  ];
}

const note = (what: string, why: string, names: readonly string[]): readonly string[] =>
  names.length === 0 ? [] : [`values of secrets ${what}: ${names.join(', ')} (${why})`];
