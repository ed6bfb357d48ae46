import type { Operated } from './operated.ts';

/** Something that a person does, and what is to come of it. Each goes on from where the one before has ended. */
export interface OperateStep {
  /** A sentence about behaviour. */
  readonly name: string;
  /** @returns what was seen beside, as a line of the report */
  readonly run: (operated: Operated) => Promise<string | void>;
}
