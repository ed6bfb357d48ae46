import { contentHash } from '../../../app/model/content-hash.ts';
import { sorted } from '../sorted.ts';

/** What is compared and never shown: a script, arguments, a file. */
export const opaque = (value: unknown) => `#${contentHash(sorted(value ?? null))}`;

export const isOpaque = (value: string) => /^#[0-9a-f]{10}$/.test(value);
