import type { Recorder } from './recorder.ts';
import type { LoadTarget } from './target.ts';

/** Clients of one kind that run. */
export interface Clients {
  /** Asks for nothing more; resolves when what is under way has ended. */
  stop(): Promise<void>;
}

/** A way in which clients use a site. */
export interface Kind {
  /** What it is called in a report. */
  readonly name: string;
  /** Starts its clients, which tell the recorder what they see. */
  readonly start: (target: LoadTarget, recorder: Recorder) => Clients;
}
