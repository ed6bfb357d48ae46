import type { Contract } from './contract.ts';
import { echo } from './echo/index.ts';
import { notes } from './notes.ts';

/** What is asked of programs that the contract knows: the sample, and the application for tests. */
export const programs: readonly Contract[] = [...notes, ...echo];
