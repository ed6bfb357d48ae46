import { nameLabel, componentOf, type Comparable } from './comparable.ts';

const newestFirst = (a: Comparable, b: Comparable) =>
  (a.metadata.creationTimestamp ?? '') < (b.metadata.creationTimestamp ?? '') ? 1 : -1;

/**
 * Those of the live objects that say how the application is: of versions that lie beside each other, such as the runs of
 * a job and the contents of a file, the declared one, else the newest. What a deploy leaves alone isn't there: a claim
 * that is declared no longer, what an autoscaler or a schedule has made, Fairway's own notes.
 */
export function pickLive(live: readonly Comparable[], declared: readonly Comparable[]): readonly Comparable[] {
  const wanted = new Set(declared.map(identity));
  const isVersioned = (object: Comparable) => object.kind === 'Job' || object.kind === 'ConfigMap';
  const own = live.filter(
    (object) => object.metadata.ownerReferences === undefined && componentOf(object) !== 'deploy',
  );
  const versions = Map.groupBy(own.filter(isVersioned), (object) => `${object.kind}/${nameLabel(object)}`);
  const current = [...versions.values()].map(
    (all) => all.find((object) => wanted.has(identity(object))) ?? all.toSorted(newestFirst)[0]!,
  );
  // Old contents stay for a rollback, and go by themselves.
  const isLeft = (object: Comparable) =>
    ['ConfigMap', 'PersistentVolumeClaim'].includes(object.kind) && !declared.some((other) => isSame(other, object));
  return [...own.filter((object) => !isVersioned(object)), ...current].filter((object) => !isLeft(object));
}

const identity = ({ kind, metadata }: Comparable) => `${kind}/${metadata.name}`;

const isSame = (one: Comparable, other: Comparable) => one.kind === other.kind && nameLabel(one) === nameLabel(other);
