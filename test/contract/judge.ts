import { isDeepStrictEqual } from 'node:util';
import { matches } from './key-pattern.ts';
import type { Contract } from './contract.ts';
import type { Look, Observation } from './observation.ts';

/** A contract that doesn't hold: the targets that break it, each key, and what every target showed there. */
export class BrokenContract extends Error {
  override readonly name = 'BrokenContract';
  /** Where in the code it was noticed says nothing. */
  override readonly stack = undefined;
}

/**
 * Holds what was seen on one target, or on several side by side, to what the config asks for.
 *
 * @throws BrokenContract that names the target, the key of the model, and what was seen on each
 */
export function judge(contract: Pick<Contract, 'name' | 'keys'>, looks: readonly Look[]): void {
  const failing = looks.filter((look) => problemOf(contract, look) !== undefined || broken(look).length > 0);
  if (failing.length === 0) return;
  const keys = new Set(failing.flatMap(broken).map(({ key }) => key));
  const paragraphs = [
    `${failing.map(({ target }) => target).join(' and ')}: it does not hold that ${contract.name}`,
    ...failing.flatMap((look) => problemOf(contract, look) ?? []),
    ...[...keys].sort().map((key) => sideBySide(key, looks)),
  ];
  throw new BrokenContract(paragraphs.join('\n'));
}

/** What is wrong with a look as a whole. */
function problemOf({ keys }: Pick<Contract, 'keys'>, { target, observations, error }: Look): string | undefined {
  const about = `  ${keys.join(', ')}\n    on ${target}: `;
  if (error !== undefined) return `${about}nothing could be seen: ${error.message}`;
  if (observations.length === 0) return `${about}nothing was looked at`;
  const strangers = observations.filter(({ key }) => !keys.some((pattern) => matches(pattern, key)));
  return strangers.length === 0 ? undefined : `${about}a look at ${strangers[0]!.key}, which it isn't about`;
}

const broken = ({ observations }: Look): readonly Observation[] =>
  observations.filter(({ expected, seen }) => !isDeepStrictEqual(expected, seen));

function sideBySide(key: string, looks: readonly Look[]): string {
  const lines = looks.flatMap(({ target, observations }) =>
    observations
      .filter((observation) => observation.key === key)
      .map(({ expected, seen }) => `    on ${target}: expected ${show(expected)}, saw ${show(seen)}`),
  );
  return [`  ${key}`, ...lines].join('\n');
}

const show = (value: unknown) => (value === undefined ? 'nothing' : JSON.stringify(value));
