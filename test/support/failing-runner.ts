import { ProgramError, type Runner } from '../../cli/run.ts';

/** A runner whose programs all fail, with the same complaints. */
export const failingRunner = (complaints: string, exitCode = 1): Runner => ({
  capture: () => Promise.reject(new ProgramError('', exitCode, complaints)),
  stream: () => Promise.reject(new ProgramError('', exitCode, complaints)),
});
