import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../../app/errors/user-error.ts';
import type { LiveTarget } from '../../../cli/live/live-target.ts';
import type { Rollout } from '../../../cli/live/rollout.ts';
import { changes, upFailure } from '../../../cli/pulumi/up-failure.ts';

const done: Rollout = { name: 'db', state: 'done', text: '1 of 1 new replica serves' };
const failed: Rollout = { name: 'web', state: 'failed', text: 'the new version failed and was rolled back' };

const targetWith = (rollouts: () => Promise<readonly Rollout[]>) => (): Promise<LiveTarget> =>
  Promise.resolve({
    name: 'docker',
    place: 'Docker at ssh://vps',
    rollouts,
    failures: (names) =>
      Promise.resolve(names.map((name) => ({ name, replica: 'task 1', reason: 'exit code 3', log: ['no settings'] }))),
    status: () => Promise.reject(new Error('not asked')),
    preview: () => Promise.reject(new Error('not asked')),
    drift: () => Promise.reject(new Error('not asked')),
    planDeploy: () => Promise.reject(new Error('not asked')),
    finishDeploy: () => Promise.reject(new Error('not asked')),
    memory: () => Promise.reject(new Error('not asked')),
    logsCommand: () => [],
  });

describe("Pulumi's up that failed", () => {
  test('is explained by the parts that do not run, and what they wrote last', async () => {
    const error = await upFailure(targetWith(() => Promise.resolve([done, failed])));
    expect(error).toBeInstanceOf(UserError);
    expect(error!.message).toBe(
      [
        'on Docker at ssh://vps:',
        '  web: the new version failed and was rolled back',
        '',
        'web (task 1): exit code 3',
        '    | no settings',
      ].join('\n'),
    );
  });

  test('has nothing added where all parts run, or the target does not answer', async () => {
    expect(await upFailure(targetWith(() => Promise.resolve([done])))).toBeUndefined();
    expect(await upFailure(targetWith(() => Promise.reject(new UserError('no route to host'))))).toBeUndefined();
    expect(await upFailure(() => Promise.reject(new UserError('kubectl is not installed')))).toBeUndefined();
  });

  test('is looked at after commands that change something', () => {
    expect(changes(['up', '--stack', 'docker'])).toBe(true);
    expect(changes(['preview', '--stack', 'docker'])).toBe(false);
    expect(changes(['--stack', 'docker', 'up'])).toBe(true);
    expect(changes(['--stack', 'up', 'preview'])).toBe(false);
    expect(changes(['config', 'set', 'fairway:environment', 'up'])).toBe(false);
  });
});
