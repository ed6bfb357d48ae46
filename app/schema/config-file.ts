import { z } from 'zod';
import { nonEmpty, plainText, withoutObject } from './name.ts';

/** Most bytes of a config: Swarm's limit. */
export const LARGEST_CONFIG = 500_000;

const noObject = withoutObject('only env takes them, and a `file` may hold such a text');

/** A file that containers mount: its content, or a file of the project. Never a secret. At most 500 kB. */
export const configFileSchema = z.union([
  z.strictObject({
    /** The text itself. */
    content: plainText(noObject).refine((text) => Buffer.byteLength(text) <= LARGEST_CONFIG, {
      error: 'at most 500 kB of text',
    }),
  }),
  z.strictObject({
    /** A text file of the project, relative to its root. */
    file: nonEmpty(),
  }),
]);
