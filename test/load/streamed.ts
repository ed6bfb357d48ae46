import { setTimeout as sleep } from 'node:timers/promises';
import type { Kind } from './kind.ts';
import type { Recorder } from './recorder.ts';
import type { LoadTarget } from './target.ts';

/** Pause after a stream that has failed; one that ended in order is opened again at once. */
const PAUSE = 100;

export interface StreamedOptions {
  readonly name: string;
  /** Streams that are open at a time. */
  readonly connections: number;
  /**
   * Opens a stream and records each message; resolves when the stream has ended in order, or the signal ended it.
   *
   * @throws Error for a stream that can't be opened, is cut off, or says nothing any more
   */
  readonly follow: (target: LoadTarget, recorder: Recorder, signal: AbortSignal) => Promise<void>;
}

/**
 * Streams that stay open. One that the server ends in order has not failed, if the next one opens at the first try.
 */
export function streamed({ name, connections, follow }: StreamedOptions): Kind {
  return {
    name,
    start: (target, recorder) => {
      const over = new AbortController();
      const run = async () => {
        while (!over.signal.aborted) {
          try {
            await follow(target, recorder, over.signal);
            if (!over.signal.aborted) recorder.ended();
          } catch (error) {
            recorder.failure(error);
            await sleep(PAUSE);
          }
        }
      };
      const running = Array.from({ length: connections }, run);
      return {
        stop: async () => {
          over.abort();
          await Promise.all(running);
        },
      };
    },
  };
}
