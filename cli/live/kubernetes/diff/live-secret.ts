import type { FieldSet, ManagedFields } from '../objects.ts';

/** A Secret as far as it is looked at: who has set which of its fields, never what they hold. */
export interface LiveSecret {
  readonly name: string;
  readonly managedFields: readonly ManagedFields[];
}

/** What kubectl tells of Secrets: of each a line with its name and its managed fields. The values stay behind. */
export const SECRET_LINES = '{range .items[*]}{.metadata.name}{"\\t"}{.metadata.managedFields}{"\\n"}{end}';

/** Reads those lines. */
export function parseSecretLines(text: string): readonly LiveSecret[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [name = '', fields = ''] = line.split('\t');
      return { name, managedFields: fields === '' ? [] : (JSON.parse(fields) as readonly ManagedFields[]) };
    });
}

/** Who has written the value at a key of a Secret. */
export type Writer =
  /** It isn't there. */
  | { readonly kind: 'nobody' }
  /** Whoever has brought the Secret, or nobody knows. */
  | { readonly kind: 'pusher' }
  /** Somebody else since, by the name that they gave the cluster. */
  | { readonly kind: 'other'; readonly manager: string };

/**
 * Who has written a value. A push sets Fairway's labels and the values at once: where somebody else owns the value alone,
 * it was changed since. Where nothing was ever pushed, a person keeps the Secret, and any writer is the right one.
 *
 * @param wasPushed whether a version of the value is recorded here
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export function writerOf(secret: LiveSecret | undefined, key: string, wasPushed: boolean): Writer {
  if (secret === undefined) return { kind: 'nobody' };
  // Pulumi writes by `stringData`, whose owner stays whoever writes the value later: of its values nothing is told.
  const owners = secret.managedFields.filter(({ fieldsV1 }) =>
    ['f:data', 'f:stringData'].some((field) => has(fieldsV1, field, `f:${key}`)),
  );
  const pushers = secret.managedFields.filter(({ fieldsV1 }) => has(fieldsV1, 'f:metadata', 'f:labels', LABEL));
  if (pushers.length === 0 && !wasPushed) return { kind: 'pusher' };
  const [other] = owners;
  if (other === undefined) return { kind: 'nobody' };
  return owners.some((owner) => pushers.includes(owner))
    ? { kind: 'pusher' }
    : { kind: 'other', manager: other.manager };
}

const LABEL = 'f:app.kubernetes.io/managed-by';

function has(fields: FieldSet | undefined, ...path: readonly string[]): boolean {
  return path.reduce<FieldSet | undefined>((inner, step) => inner?.[step], fields) !== undefined;
}
