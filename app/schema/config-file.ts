import { z } from 'zod';
import { nonEmpty, plainText } from './name.ts';

/** A file that containers mount: its content, or a file of the project. Never a secret. At most 500 kB. */
export const configFileSchema = z.union([
  z.strictObject({
    /** The text itself. */
    content: plainText().max(500_000, { error: 'a text of at most 500 kB' }),
  }),
  z.strictObject({
    /** A text file of the project, relative to its root. */
    file: nonEmpty(),
  }),
]);
