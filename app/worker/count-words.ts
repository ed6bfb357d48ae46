import { setTimeout as sleep } from 'node:timers/promises';

/** How many words a text has: runs of anything but white space. */
export function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

/** Counts words as slowly as work that is worth a queue; `ms` makes the queue grow for an autoscaler to see. */
export async function countWordsSlowly(text: string, ms: number): Promise<number> {
  await sleep(ms);
  return countWords(text);
}
