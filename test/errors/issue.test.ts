import { describe, expect, test } from '@jest/globals';
import { ConfigError } from '../../app/errors/config-error.ts';
import { formatIssue, formatPath } from '../../app/errors/issue.ts';

describe('formatPath', () => {
  test.each([
    [[], ''],
    [['name'], 'name'],
    [['workloads', 'web', 'ports', 'http'], 'workloads.web.ports.http'],
    [['workloads', 'my-app', 'args', 0], 'workloads.my-app.args[0]'],
    [['volumes', 'my volume', 'size'], 'volumes["my volume"].size'],
    [['env', 'a"b'], 'env["a\\"b"]'],
    [['0', '', 'x'], '["0"][""].x'],
    [[3, 'x'], '[3].x'],
  ])('writes %j as a person would', (path, text) => {
    expect(formatPath(path)).toBe(text);
  });
});

describe('formatIssue', () => {
  test('puts the path before the message', () => {
    expect(formatIssue({ path: ['name'], message: 'expected a name' })).toBe('name: expected a name');
  });

  test('leaves out the path of the whole config', () => {
    expect(formatIssue({ path: [], message: 'expected an object' })).toBe('expected an object');
  });
});

describe('ConfigError', () => {
  test('has every issue as data, and as a line of its message', () => {
    const issues = [
      { path: ['name'], message: 'expected a name' },
      { path: ['workloads', 'web'], message: 'expected image or build' },
    ];
    const error = new ConfigError(issues);
    expect(error).toMatchObject({ name: 'ConfigError', issues });
    expect(error.message).toBe('name: expected a name\nworkloads.web: expected image or build');
  });
});
