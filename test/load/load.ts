import type { Kind } from './kind.ts';
import { everyKind } from './kinds.ts';
import { type KindReport, Recorder } from './recorder.ts';
import type { LoadTarget } from './target.ts';

/** What clients have seen, by kind. */
export type LoadReport = Readonly<Record<string, KindReport>>;

/** Clients that use a site until they are stopped. */
export interface Load {
  /** What they have seen so far. */
  report(): LoadReport;
  /** Ends them, and tells what they have seen. */
  stop(): Promise<LoadReport>;
}

/**
 * Puts a site under load. Always stop it, as with any resource: `try { … } finally { await load.stop(); }`.
 *
 * @param kinds the ways in which it is used @default - all
 */
export function startLoad(target: LoadTarget, kinds: readonly Kind[] = everyKind): Load {
  const running = kinds.map(({ name, start }) => {
    const recorder = new Recorder();
    return { name, recorder, clients: start(target, recorder) };
  });
  const report = () => Object.fromEntries(running.map(({ name, recorder }) => [name, recorder.report()]));
  let stopped: Promise<LoadReport> | undefined;
  const stop = async () => {
    // Clients that wait for the end of an answer are no gap of the others.
    const reports = running.map(async ({ name, recorder, clients }) => {
      await clients.stop();
      return [name, recorder.report()] as const;
    });
    return Object.fromEntries(await Promise.all(reports));
  };
  return { report, stop: () => (stopped ??= stop()) };
}
