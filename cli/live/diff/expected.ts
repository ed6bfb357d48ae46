import { partNamed, type Facts, type Part } from './part.ts';

/**
 * What a drift is measured against: what was deployed. Where something is as app/config.ts wants it, it hasn't drifted,
 * whoever has brought it there: another way of deploying leaves no record.
 *
 * @param deployed what the last deploy has recorded, by part
 */
export function expectedOf(
  deployed: readonly Part[],
  declared: readonly Part[],
  live: readonly Part[],
): readonly Part[] {
  const names = [...new Set([...deployed, ...declared, ...live].map(({ name }) => name))];
  return names.flatMap((name) => {
    const [was, wanted, is] = [partNamed(deployed, name), partNamed(declared, name), partNamed(live, name)];
    // One that only config or target has: added or removed since the deploy, or behind its back.
    if ((wanted === undefined) !== (is === undefined)) return was ?? [];
    if (wanted === undefined || is === undefined) return [];
    if (was === undefined) return wanted;
    const [replica, around] = (['replica', 'around'] as const).map((side) => agreed(was[side], wanted[side], is[side]));
    return { ...was, replica: replica!, around: around! };
  });
}

function agreed(was: Facts, wanted: Facts, is: Facts): Facts {
  const keys = [...new Set([...Object.keys(was), ...Object.keys(wanted), ...Object.keys(is)])];
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = wanted[key] === is[key] ? is[key] : was[key];
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
}
