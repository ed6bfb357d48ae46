import type { Target } from '../model/target.ts';
import { titles } from './format.ts';

/** The target that is recommended, or that none can run the application with what there is. */
export type Verdict = Target | 'neither';

/** A verdict as it is called in a list. */
export const verdicts: Readonly<Record<Verdict, string>> = { ...titles, neither: 'neither' };
