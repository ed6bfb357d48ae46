import type { Application } from '../../../../app/model/application.ts';
import { manifests } from '../../../../charts/manifest.ts';
import { expectedOf } from '../../diff/expected.ts';
import { partNamed, type Comparison, type Facts, type Part } from '../../diff/part.ts';
import { comparable, type Comparable } from './comparable.ts';
import { namespaceParts } from './namespace-parts.ts';
import { owned } from './owned.ts';
import type { LiveSecret } from './live-secret.ts';
import { pickLive } from './pick-live.ts';
import { withSecrets } from './secret-drift.ts';

/** Keys of what a deploy states as a whole: what others have added to it goes. */
const WHOLE = /^(routes|redirects|connectsTo|clients)[. ]/;

/** What a deploy would change in a namespace. Elsewhere it leaves alone what others have added, and so does this. */
export function namespacePreview(application: Application, live: readonly object[]): Comparison {
  const { declared, applied, all } = statesOf(application, live);
  const before = all.map((part): Part => {
    const [mine, wanted] = [applied, declared].map((parts) => partNamed(parts, part.name));
    const seen = (side: 'replica' | 'around'): Facts => {
      const ours = { ...mine?.[side], ...wanted?.[side] };
      const kept = filtered(part[side], (key) => WHOLE.test(key) || ours[key] !== undefined);
      const unchanged = filtered(mine?.[side] ?? {}, (key, value) => wanted?.[side][key] === value);
      return { ...kept, ...unchanged };
    };
    return { ...part, replica: seen('replica'), around: seen('around') };
  });
  return { before, after: declared, notes: [] };
}

/**
 * What has changed in a namespace since it was deployed.
 *
 * Without a record, the cluster tells by its managed fields: what its applier still owns is as it was applied.
 *
 * @param recorded what the last `fairway deploy` has applied
 * @param secrets the namespace's Secrets. `undefined`: they may not be read
 */
export function namespaceDrift(
  application: Application,
  live: readonly object[],
  recorded: readonly object[] | undefined,
  secrets: readonly LiveSecret[] | undefined,
): Comparison {
  const states = statesOf(application, live);
  return withSecrets(application, objectsDrift(application, states, recorded), states.picked, secrets);
}

function objectsDrift(
  application: Application,
  states: ReturnType<typeof statesOf>,
  recorded: readonly object[] | undefined,
): Comparison {
  const { declared, applied, all } = states;
  const notes = addedNotes(states);
  if (recorded !== undefined) {
    const deployed = namespaceParts(application, recorded.map(comparable));
    return { before: expectedOf(deployed, declared, all), after: all, notes };
  }
  const deployed = declared.map((part): Part => {
    const [mine, is] = [applied, all].map((parts) => partNamed(parts, part.name));
    const was = (side: 'replica' | 'around'): Facts => {
      const untouched = filtered(is?.[side] ?? {}, (key, value) => mine?.[side][key] === value);
      const isTold = (key: string) => is?.[side][key] === undefined || untouched[key] === undefined;
      return { ...filtered(part[side], isTold), ...untouched };
    };
    return { ...part, replica: was('replica'), around: was('around') };
  });
  const undeclared = all.filter(({ name }) => partNamed(declared, name) === undefined);
  const unrecorded =
    'no `fairway deploy` has left a record: what is missing is measured against app/config.ts, so what was added there since is listed, too';
  return { before: expectedOf([...deployed, ...undeclared], declared, all), after: all, notes: [...notes, unrecorded] };
}

/** What nobody has declared and a deploy leaves alone. */
function addedNotes({ declared, applied, all }: ReturnType<typeof statesOf>): readonly string[] {
  const added = all.flatMap((part) => {
    const known = [applied, declared].flatMap((parts) => partNamed(parts, part.name) ?? []);
    const ours = Object.assign({}, ...known.map(({ replica, around }) => ({ ...replica, ...around }))) as Facts;
    const isAdded = (key: string) => ours[key] === undefined && !WHOLE.test(key);
    return Object.keys({ ...part.replica, ...part.around })
      .filter(isAdded)
      .map((key) => `${part.name}: ${key}`);
  });
  return added.length === 0
    ? []
    : [`others have added ${added.join(', ')}: a deploy leaves it alone, take it away with kubectl`];
}

function statesOf(application: Application, live: readonly object[]) {
  const declared = manifests(application).map(comparable);
  const picked = pickLive(live.map(comparable), declared);
  const objects = picked.map(owned);
  const parts = (chosen: readonly Comparable[]) => namespaceParts(application, chosen);
  return {
    picked,
    declared: parts(declared),
    applied: parts(objects.map(({ applied }) => applied)),
    all: parts(objects.map(({ all }) => all)),
  };
}

const filtered = (facts: Facts, isKept: (key: string, value: string) => boolean): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([key, value]) => isKept(key, value)));
