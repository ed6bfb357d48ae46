import { describe, expect, test } from '@jest/globals';
import { readSettings, secretValues } from '../../../cli/pulumi/settings.ts';

describe("a stack's settings", () => {
  test('are read without those of others', () => {
    const config = {
      'fairway:target': 'docker',
      'fairway:host': 'ssh://vps.example.com',
      'aws:region': 'eu',
      'secrets:A': 'x',
    };
    expect(readSettings(config, 'docker')).toEqual({ target: 'docker', host: 'ssh://vps.example.com' });
    expect(secretValues(config)).toEqual({ A: 'x' });
  });

  test('fail with everything that is wrong, and how to set it', () => {
    const config = { 'fairway:target': 'dcker', 'fairway:host': '', 'fairway:hots': 'x' };
    expect(() => readSettings(config, 'vps')).toThrow(
      [
        "the settings of the stack vps can't be used; set one with `npx fairway pulumi config set --stack vps fairway:<name> <value>`:",
        '  fairway:target: expected "docker" or "kubernetes", got "dcker"',
        '  fairway:host: expected an engine such as ssh://deploy@vps.example.com, got ""',
        '  fairway:hots: unknown setting; known: target, environment, registry, host, registryUser, registryPassword, kubeContext, kubeconfig, kubeCluster',
      ].join('\n'),
    );
  });

  test('fail without a target', () => {
    expect(() => readSettings({}, 'vps')).toThrow('fairway:target: expected "docker" or "kubernetes", got nothing');
  });
});
