import type { Target } from '../model/target.ts';
import type { Situation } from './situation.ts';

/** What one rule says about an application. */
export interface Argument {
  /** The target that it speaks for. @default - neither: it is worth knowing, or where it decides, rules out both */
  readonly favours?: Target | undefined;
  /** How strongly, from 0 to 1. */
  readonly strength: number;
  /** Whether the other target is out of the question. @default false */
  readonly decisive?: boolean | undefined;
  /** What to change so that it decides nothing any more. @default - it isn't decisive */
  readonly instead?: string | undefined;
  /** The reason, with its numbers. */
  readonly text: string;
}

/** One thing to look at. A rule is a pure function of the situation; what it counts against the others is its weight. */
export interface Rule {
  readonly name: string;
  /** Most that the rule can add for a target. */
  readonly weight: number;
  /** @returns nothing where the facts say nothing about it */
  readonly argue: (situation: Situation) => Argument | undefined;
}

/** A strength from 0 to 1. */
export const clamp = (value: number) => Math.min(1, Math.max(0, value));

/** A reason that is worth knowing, for neither target. */
export const note = (text: string): Argument => ({ strength: 0, text });
