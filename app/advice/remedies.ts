import type { Advice } from './advise.ts';
import { titles } from './format.ts';

/** What to change so that a target can be taken which is out of the question now, one entry for each reason. */
export function remediesOf({ reasons }: Advice): readonly string[] {
  return reasons.flatMap(({ decisive, favours, instead }) => {
    if (!decisive || instead === undefined) return [];
    if (favours === undefined) return [instead];
    return [`for ${favours === 'docker' ? titles.kubernetes : titles.docker}: ${instead}`];
  });
}
