import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../../app/errors/user-error.ts';
import { runPlanned } from '../../../cli/live/run-planned.ts';

/** A runner whose programs fail as told, one failure after another, and then succeed. */
function failing(...messages: readonly string[]) {
  let calls = 0;
  return {
    calls: () => calls,
    capture: () => {
      const message = messages[calls++];
      return message === undefined ? Promise.resolve('') : Promise.reject(new UserError(message));
    },
    stream: () => Promise.resolve(),
  };
}

const command = { argv: ['docker', 'stack', 'deploy'], repeatsOn: 'update out of sequence' };

describe('a command of a plan', () => {
  test('is run again after a failure that passes', async () => {
    const run = failing('rpc error: update out of sequence', 'rpc error: update out of sequence');
    await runPlanned(run, command, 0);
    expect(run.calls()).toBe(3);
  });

  test('fails at once for any other reason, and where nothing is known to pass', async () => {
    const other = failing('no such image');
    await expect(runPlanned(other, command, 0)).rejects.toThrow('no such image');
    expect(other.calls()).toBe(1);
    const unknown = failing('update out of sequence');
    await expect(runPlanned(unknown, { argv: command.argv }, 0)).rejects.toThrow('update out of sequence');
    expect(unknown.calls()).toBe(1);
  });

  test('fails in the end', async () => {
    const run = failing(...Array.from({ length: 9 }, () => 'update out of sequence'));
    await expect(runPlanned(run, command, 0)).rejects.toThrow('update out of sequence');
    expect(run.calls()).toBe(5);
  });
});
