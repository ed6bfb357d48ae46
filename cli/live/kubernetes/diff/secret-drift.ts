import type { Application } from '../../../../app/model/application.ts';
import { allSecretObjects } from '../../../../charts/secret.ts';
import { opaque } from '../../diff/opaque.ts';
import type { Comparison, Facts, Part } from '../../diff/part.ts';
import { nameLabel, type Comparable } from './comparable.ts';
import { record, text } from './facts.ts';
import { writerOf, type LiveSecret, type Writer } from './live-secret.ts';

/** A value that a part uses: the declared secret, and who has written it. */
interface Used {
  readonly secret: string;
  readonly writer: Writer;
}

/**
 * A drift, and what has become of the values that the parts use: gone, or written by somebody else. A value that was
 * pushed anew is none.
 *
 * @param live the objects whose pods and routes use Secrets
 * @param secrets what the namespace has. `undefined`: it may not be read
 */
export function withSecrets(
  application: Application,
  { before, after, notes }: Comparison,
  live: readonly Comparable[],
  secrets: readonly LiveSecret[] | undefined,
): Comparison {
  if (secrets === undefined) {
    return { before, after, notes: [...notes, 'the Secrets of this namespace may not be read here: not compared'] };
  }
  const used = usedSecrets(application, live, secrets);
  const add = (parts: readonly Part[], factsOf: (all: readonly Used[]) => Facts) =>
    parts.map((part): Part => ({ ...part, around: { ...part.around, ...factsOf(used.get(part.name) ?? []) } }));
  return {
    before: add(before, (all) => facts(all.map(({ secret }) => [secret, PUSHED]))),
    after: add(after, (all) => facts(all.map(({ secret, writer }) => [secret, VALUES[writer.kind]]))),
    notes: [...notes, ...secretNotes([...used.values()].flat())],
  };
}

const PUSHED = opaque('as it was pushed');
const VALUES: Readonly<Record<Writer['kind'], string | undefined>> = {
  pusher: PUSHED,
  other: opaque('by somebody else'),
  nobody: undefined,
};

const facts = (values: readonly (readonly [secret: string, value: string | undefined])[]): Facts =>
  Object.fromEntries(
    values.flatMap(([secret, value]) => (value === undefined ? [] : [[`secrets.${secret}`, value] as const])),
  );

/** The values that each part uses, by its name: what its live objects refer to, of what is declared. */
function usedSecrets(application: Application, live: readonly Comparable[], secrets: readonly LiveSecret[]) {
  const objects = allSecretObjects(application);
  const pushed = new Set(
    application.secrets.filter(({ versions }) => versions.kubernetes !== undefined).map(({ name }) => name),
  );
  const used = new Map<string, readonly Used[]>();
  for (const [name, own] of Map.groupBy(live, nameLabel)) {
    const references = new Set(own.flatMap(referredSecrets));
    const values = objects
      .filter((object) => references.has(object.name))
      .flatMap((object) => {
        const secret = secrets.find((one) => one.name === object.name);
        return Object.entries(object.keys).map(([key, declared]) => ({
          secret: declared,
          writer: writerOf(secret, key, pushed.has(declared)),
        }));
      });
    used.set(name, values);
  }
  return used;
}

/** Names of the Secrets that an object refers to, in variables, volumes and the certificates of routes. */
function referredSecrets(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, inner]: readonly [string, unknown]) => {
    if (field === 'secretName' && typeof inner === 'string') return [inner];
    if (field === 'secretKeyRef') return [text(record(inner)['name']) ?? []].flat();
    return referredSecrets(inner);
  });
}

/** Who has written values that nobody pushed, and how the pushed ones come back: no deploy brings them. */
function secretNotes(used: readonly Used[]): readonly string[] {
  const lost = new Map(used.filter(({ writer }) => writer.kind !== 'pusher').map((one) => [one.secret, one.writer]));
  if (lost.size === 0) return [];
  const told = [...lost].map(([secret, writer]) =>
    writer.kind === 'other' ? `${secret} (last written by ${writer.manager})` : secret,
  );
  const command = 'npx fairway secrets push --target kubernetes --force-conflicts';
  return [`no deploy brings back the value of ${told.sort().join(', ')}: push it (${command})`];
}
