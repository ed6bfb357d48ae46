import type { Disclose } from './disclose.ts';
import { partNamed, type Facts, type Part, type Renewal } from './part.ts';

type Action = 'added' | 'changed' | 'removed';

/** A fact that differs. */
export interface FactChange {
  /** Key of the model: `env.LOG_LEVEL`. */
  readonly key: string;
  readonly action: Action;
  /** Absent where there was none, and where it isn't shown because it may be a secret. */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** A part that differs. */
export interface PartChange {
  readonly name: string;
  readonly kind: Part['kind'];
  readonly action: Action;
  /** What becomes of the replicas; `in place`: nothing. */
  readonly effect: Renewal | 'in place';
  /** What differs; nothing where the whole part is added or removed. */
  readonly changes: readonly FactChange[];
}

/** What differs between two states of an application, by name of the part and key of the model. */
export function compare(before: readonly Part[], after: readonly Part[], disclose: Disclose): readonly PartChange[] {
  const names = [...new Set([...before, ...after].map(({ name }) => name))].sort();
  return names.flatMap((name): readonly PartChange[] => {
    const old = partNamed(before, name);
    const now = partNamed(after, name);
    const { kind, renewal } = (now ?? old)!;
    if (old === undefined || now === undefined) {
      return [{ name, kind, action: old === undefined ? 'added' : 'removed', effect: 'in place', changes: [] }];
    }
    const show = (key: string, value: string | undefined) =>
      value === undefined ? undefined : disclose(name, key, value);
    const unknown = [...(old.unknown ?? []), ...(now.unknown ?? [])];
    const isKnown = ({ key, action }: FactChange) => action === 'changed' || !unknown.includes(key);
    const replica = differences(old.replica, now.replica, show).filter(isKnown);
    const isTold = ({ key }: FactChange) => replica.some((change) => change.key === key);
    const around = differences(old.around, now.around, show).filter((change) => !isTold(change));
    const changes = withoutDetails([...replica, ...around]);
    if (changes.length === 0) return [];
    const effect = replica.length > 0 ? renewal : 'in place';
    return [{ name, kind, action: 'changed', effect, changes: changes.sort((a, b) => (a.key < b.key ? -1 : 1)) }];
  });
}

/** A key with a further word, `routes.http://a.test/ settings`, goes without saying where that of the first one changes. */
const withoutDetails = (changes: readonly FactChange[]) =>
  changes.filter(({ key }) => changes.every((other) => !key.startsWith(`${other.key} `)));

function differences(
  before: Facts,
  after: Facts,
  show: (key: string, value: string | undefined) => string | undefined,
): readonly FactChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys
    .filter((key) => before[key] !== after[key])
    .map((key) => ({
      key,
      action: before[key] === undefined ? 'added' : after[key] === undefined ? 'removed' : 'changed',
      before: show(key, before[key]),
      after: show(key, after[key]),
    }));
}
