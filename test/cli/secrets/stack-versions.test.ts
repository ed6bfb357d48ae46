import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { UserError } from '../../../app/errors/user-error.ts';
import { StackConfig } from '../../../cli/pulumi/stack-config.ts';
import { stackVersions } from '../../../cli/secrets/stack-versions.ts';
import { versionOf } from '../../../cli/secrets/version.ts';
import { FakeRunner } from '../../support/fake-runner.ts';

const root = mkdtempSync(join(tmpdir(), 'fairway-stack-versions-'));

beforeAll(() => {
  const plain = 'config:\n  fairway:target: docker\n';
  writeFileSync(join(root, 'Pulumi.plain.yaml'), plain);
  writeFileSync(join(root, 'Pulumi.docker.yaml'), `${plain}  secrets:TOKEN:\n    secure: v1:x\n`);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The stack's settings, as Pulumi's CLI tells them. */
const opened = (settings: object) => (stack: string) =>
  new StackConfig(new FakeRunner(() => JSON.stringify(settings)), root, stack);

const failing = (error: Error) => () => {
  throw error;
};

describe("the versions of a stack's secrets", () => {
  test('are those that Pulumi gives to the target, and hold no value', async () => {
    const settings = { 'secrets:TOKEN': { value: 'the value' }, 'secrets:versionKey': { value: 'k' } };
    const read = await stackVersions(root, 'docker', opened(settings));
    expect(read).toEqual({ versions: { TOKEN: versionOf('the value', 'k') } });
  });

  test.each(['plain', 'absent'])('are none where the stack has no secrets, which is not opened (%s)', async (stack) => {
    expect(await stackVersions(root, stack, failing(new Error('opened')))).toEqual({ versions: {} });
  });

  test.each([
    [
      "PULUMI_CONFIG_PASSPHRASE is not set: it encrypts the stack's secrets. Choose one, keep it",
      "PULUMI_CONFIG_PASSPHRASE is not set: it encrypts the stack's secrets",
    ],
    [
      'pulumi config --json --show-secrets … failed with exit code 255:\nwarning: a new version\nerror: incorrect passphrase',
      'incorrect passphrase',
    ],
    ['pulumi is not installed, or not on PATH; see …', 'pulumi is not installed, or not on PATH; see …'],
  ])('can not be told where the stack can not be opened, and why is one sentence', async (message, unread) => {
    expect(await stackVersions(root, 'docker', failing(new UserError(message)))).toEqual({ versions: {}, unread });
  });

  test('can not be told without the key of the versions', async () => {
    const { versions, unread } = await stackVersions(root, 'docker', opened({ 'secrets:TOKEN': { value: 'abc' } }));
    expect(versions).toEqual({});
    expect(unread).toMatch(/^the stack docker has no secrets:versionKey/);
  });

  test('are no excuse for a bug', async () => {
    await expect(stackVersions(root, 'docker', failing(new TypeError('a bug')))).rejects.toThrow('a bug');
  });
});
