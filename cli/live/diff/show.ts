import { styleText } from 'node:util';
import type { FactChange, PartChange } from './compare.ts';

/** Which way a change is told. */
export type Direction =
  /** What a deploy would do. */
  | 'preview'
  /** What has happened since the last one. */
  | 'drift';

const SIGNS = { added: '+', changed: '~', removed: '-' } as const;
const COLORS = { added: 'green', changed: 'yellow', removed: 'red' } as const;

/** Changes, one a line: `~ web: env.LOG_LEVEL: info → debug`; after those of a part, what becomes of its replicas. */
export function showChanges(parts: readonly PartChange[], direction: Direction): string {
  return parts
    .flatMap((part) => [
      ...(part.action === 'changed'
        ? part.changes.map((change) => line(change.action, `${part.name}: ${change.key}: ${describe(change)}`))
        : [line(part.action, `${part.name}: ${part.action}`)]),
      ...(direction === 'preview' && part.action === 'changed' ? [`    ${part.name}: ${part.effect}`] : []),
    ])
    .join('\n');
}

const line = (action: FactChange['action'], text: string) => styleText(COLORS[action], `${SIGNS[action]} ${text}`);

function describe({ action, before, after }: FactChange): string {
  switch (action) {
    case 'added':
      return after === undefined ? 'added' : `added, ${after}`;
    case 'removed':
      return before === undefined ? 'removed' : `removed, was ${before}`;
    case 'changed':
      return before === undefined || after === undefined
        ? 'changed'
        : `${short(before, after)} → ${short(after, before)}`;
  }
}

/** A digest is as long as is needed to tell it from the other: `…@sha256:1f2e3d4c5b6a`. */
function short(text: string, other: string): string {
  const [name, digest] = text.split('@sha256:');
  if (digest === undefined) return text;
  const cut = `@sha256:${digest.slice(0, 12)}`;
  return other.startsWith(`${name}@`) ? `…${cut}` : `${name}${cut}`;
}
