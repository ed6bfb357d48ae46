import { readdirSync } from 'node:fs';
import { didYouMean } from '../../app/errors/suggest.ts';
import { UserError } from '../../app/errors/user-error.ts';

/** The stacks of a project, in order: each has a file with its settings. */
export function knownStacks(root: string): readonly string[] {
  return readdirSync(root)
    .flatMap((file) => /^Pulumi\.([\w.-]+)\.yaml$/.exec(file)?.[1] ?? [])
    .sort();
}

/**
 * Refuses a stack that nobody has described, which mostly is a slip: Pulumi would make a new one.
 *
 * @param stack its name, with or without the organization before it
 * @returns its name alone
 * @throws UserError with those that are there, and how to add one
 */
export function knownStack(root: string, stack: string): string {
  const name = stack.split('/').at(-1) ?? '';
  const known = knownStacks(root);
  if (known.includes(name)) return name;
  throw new UserError(
    `there is no stack ${JSON.stringify(name)}: no file Pulumi.${name}.yaml${didYouMean(name, known)}\n` +
      `there are: ${known.join(', ')}\n` +
      'a new one begins with such a file of its own, which sets fairway:target as theirs do',
  );
}
