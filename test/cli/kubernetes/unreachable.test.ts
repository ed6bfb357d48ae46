import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FakePrograms } from '../../support/fake-programs.ts';
import { ProjectCopy } from '../../support/project-copy.ts';

const CONFIG = `export default { name: 'shop', workloads: { web: { image: 'nginx:1' } } };`;

const programs = new FakePrograms();
const project = new ProjectCopy(CONFIG);
const env = { PATH: programs.folder, PULUMI_CONFIG_PASSPHRASE: 'x' };

beforeAll(() => {
  programs.add('kubectl', 'The connection to the server 127.0.0.1:6443 was refused - did you specify the right host?');
  programs.add('pulumi');
  const settings = 'config:\n  fairway:target: kubernetes\n  fairway:kubeContext: prod\n';
  writeFileSync(join(project.folder, 'Pulumi.kubernetes.yaml'), settings);
});

afterAll(() => {
  project.remove();
  programs.remove();
});

describe('a cluster that nobody reaches', () => {
  const unreachable = "The cluster of the context prod can't be reached: nobody answers: is the cluster up";

  test.each([
    ['status --target kubernetes'],
    ['secrets push --from env --target kubernetes --context prod'],
    ['pulumi preview --stack kubernetes'],
  ])('ends `fairway %s` with one message, before anything is begun', (command) => {
    const { status, stdout, stderr } = project.fairway(command.split(' '), env);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr.startsWith(unreachable)).toBe(true);
    expect(stderr).not.toMatch(/^ +at /m);
    expect(existsSync(join(project.folder, 'dist'))).toBe(false);
    expect(programs.journal).not.toContain('pulumi');
  });

  test('is what `fairway doctor` fails with', () => {
    const { status, stdout } = project.fairway(['doctor', '--target', 'kubernetes'], env);
    expect(status).toBe(1);
    expect(stdout).toContain(unreachable);
  });
});

test('a machine without kubectl ends `fairway status` with a way to get it', () => {
  const { status, stdout, stderr } = project.fairway(['status', '--target', 'kubernetes'], {
    ...env,
    PATH: '/nowhere',
  });
  expect({ status, stdout, stderr }).toEqual({
    status: 1,
    stdout: '',
    stderr: 'kubectl is not installed, or not on PATH; see https://kubernetes.io/docs/tasks/tools/\n',
  });
});
