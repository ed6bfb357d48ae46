import { z } from 'zod';
import { nonEmpty } from './name.ts';
import { wholeNumber } from './number.ts';

/**
 * A secret: its name and where its value comes from, never the value.
 *
 * By default the value is an encrypted setting of the Pulumi stack (`fairway secrets init` makes random ones, but for certificates); with
 * `external` the cluster's External Secrets Operator reads it from the team's store.
 */
export const secretSchema = z.strictObject({
  /** Characters of a generated value (letters and digits). @default 32 */
  length: wholeNumber(8, 1024).default(32),
  /**
   * The store that holds the value, for Kubernetes; Docker takes the stack's setting.
   *
   * @default - the stack's encrypted setting
   * @see https://external-secrets.io/latest/api/externalsecret/
   */
  external: z
    .strictObject({
      /** Name of the ClusterSecretStore. */
      store: nonEmpty(),
      /** Key in the store. */
      key: nonEmpty(),
      /** Field of a structured value. @default - the whole value */
      property: nonEmpty().optional(),
    })
    .optional(),
});

export type Secret = Readonly<z.output<typeof secretSchema>>;
