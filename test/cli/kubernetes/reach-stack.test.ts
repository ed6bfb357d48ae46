import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { reachStack } from '../../../cli/pulumi/reach-stack.ts';
import { MissingProgramError, type Runner } from '../../../cli/run.ts';
import { FakeRunner } from '../../support/fake-runner.ts';

const root = mkdtempSync(join(tmpdir(), 'fairway-reach-'));

afterAll(() => rmSync(root, { recursive: true, force: true }));

const configure = (settings: string) =>
  writeFileSync(join(root, 'Pulumi.prod.yaml'), `config:\n  fairway:target: kubernetes\n${settings}`);

/** What is asked before Pulumi runs a command with the given settings. */
async function asked(args: string, settings: string): Promise<readonly string[]> {
  const run = new FakeRunner();
  configure(settings);
  await reachStack(run, root, args.split(' '), 'prod');
  return run.commands;
}

describe('the cluster of a stack', () => {
  test('is asked before Pulumi asks or changes it', async () => {
    for (const args of ['preview', 'up --yes', 'destroy', 'refresh']) {
      expect(await asked(args, '  fairway:kubeContext: prod\n')).toEqual([
        'kubectl --context prod get --raw /version --request-timeout 10s',
      ]);
    }
  });

  test('is not asked for a setting', async () => {
    expect(await asked('config set fairway:kubeContext x', '')).toEqual([]);
    expect(await asked('config set fairway:environment up', '')).toEqual([]);
  });

  test('is not asked where only Pulumi can tell which one it is', async () => {
    expect(await asked('up', '  fairway:kubeconfig:\n    secure: v1:abc\n')).toEqual([]);
    expect(await asked('up', '  fairway:kubeconfig: |\n    apiVersion: v1\n    kind: Config\n')).toEqual([]);
  });

  test('is left to Pulumi on a machine without kubectl', async () => {
    configure('');
    let tried = 0;
    const missing = () => {
      tried++;
      return Promise.reject(new MissingProgramError('no kubectl'));
    };
    const run: Runner = { capture: missing, stream: missing };
    await expect(reachStack(run, root, ['up'], 'prod')).resolves.toBeUndefined();
    expect(tried).toBe(1);
  });
});
