import { describe, expect, test } from '@jest/globals';
import { ConfigError } from '../../app/errors/config-error.ts';
import { UserError } from '../../app/errors/user-error.ts';
import { describeError } from '../../cli/describe-error.ts';

describe('an error', () => {
  test('of a config is every problem at once', () => {
    const issues = [
      { path: ['name'], message: 'expected a name, got nothing' },
      { path: ['workloads', 'web', 'ports'], message: 'expected an object, got 1' },
    ];
    expect(describeError(new ConfigError(issues))).toBe(
      "app/config.ts can't be used, 2 problems:\n\nname: expected a name, got nothing\nworkloads.web.ports: expected an object, got 1",
    );
  });

  test('of a person is its message', () => {
    expect(describeError(new UserError('do this'))).toBe('do this');
  });

  test('that is a bug keeps its stack', () => {
    expect(describeError(new TypeError('x is not a function'))).toMatch(/^TypeError: x is not a function\n +at /);
  });
});
