import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { UserError } from '../../app/errors/user-error.ts';
import { MARK } from './page.ts';

/**
 * Writes a report, over an older one if there is one.
 *
 * @throws UserError where the file is something else, or can't be written
 */
export function writeReport(file: string, content: string): void {
  try {
    if (existsSync(file) && !readFileSync(file, 'utf8').includes(MARK)) {
      throw new UserError(`${file} is no report of Fairway: nothing was written; choose another file with --out`);
    }
    writeFileSync(file, content);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${file} can't be written: ${(error as Error).message}; choose another file with --out`);
  }
}
