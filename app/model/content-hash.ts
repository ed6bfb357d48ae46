import { hash } from 'node:crypto';

/** Ten hexadecimal digits that change with the content: for names of objects that can't change in place. */
export function contentHash(content: unknown): string {
  return hash('sha256', JSON.stringify(content)).slice(0, 10);
}
