import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FakePrograms } from '../../support/fake-programs.ts';
import { ProjectCopy } from '../../support/project-copy.ts';

const CONFIG = `export default { name: 'shop', workloads: { web: { build: { context: 'app' } } } };`;
const HOST = 'ssh://deploy@vsp';
const SETTINGS = `config:\n  fairway:target: docker\n  fairway:host: ${HOST}\n`;

const programs = new FakePrograms();
const project = new ProjectCopy(CONFIG);
const env = { PATH: programs.folder, PULUMI_CONFIG_PASSPHRASE: 'x', DOCKER_HOST: HOST };

beforeAll(() => {
  const words = 'ssh: Could not resolve hostname vsp: Name or service not known';
  programs.add('docker', `error during connect: Get "…": command [ssh … vsp docker …] has exited, stderr=${words}`);
  programs.add('pulumi');
  writeFileSync(join(project.folder, 'Pulumi.docker.yaml'), SETTINGS);
});

afterAll(() => {
  project.remove();
  programs.remove();
});

describe('a host that nobody reaches', () => {
  const unreachable = `Docker at ${HOST} can't be reached: there is no such name: see the spelling, and the DNS`;

  test.each([
    ['status --target docker'],
    [`build --host ${HOST}`],
    [`secrets push --from env --target docker --host ${HOST}`],
    ['pulumi preview --stack docker'],
    ['pulumi destroy --yes --stack=docker'],
  ])('ends `fairway %s` with one message, before anything is begun', (command) => {
    const { status, stdout, stderr } = project.fairway(command.split(' '), env);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr.startsWith(unreachable)).toBe(true);
    expect(stderr).not.toMatch(/^ +at |docker\.example\.com/m);
    expect(existsSync(join(project.folder, 'dist'))).toBe(false);
    expect(programs.journal).not.toMatch(/^pulumi (?!version)/m);
  });

  test('ends `fairway dev`, which leaves nothing behind', () => {
    const { status, stdout, stderr } = project.fairway(['dev'], env);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain("Docker can't be reached: there is no such name");
    expect(existsSync(join(project.folder, '.fairway/dev'))).toBe(false);
  });

  test('is what `fairway doctor` fails with, beside all else that it looks at', () => {
    const { status, stdout, stderr } = project.fairway(['doctor', '--target', 'docker'], env);
    expect(stdout).toMatch(/^ok +app\/config\.ts +1 workloads, 0 jobs$/m);
    expect(stdout).toContain(unreachable);
    expect(stderr).toMatch(/^needed, and not as it has to be: .*engine, swarm$/m);
    expect(status).toBe(1);
  });
});

describe('a stack', () => {
  test.each([['secrets init --stack dokcer'], ['pulumi preview --stack dokcer']])(
    'that is misspelt ends `fairway %s`, and is not made',
    (command) => {
      const { status, stdout, stderr } = project.fairway(command.split(' '), env);
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr).toMatch(/^there is no stack "dokcer".*did you mean "docker"\?$/m);
      expect(programs.journal).not.toMatch(/^pulumi (?!version)/m);
      expect(existsSync(join(project.folder, 'Pulumi.dokcer.yaml'))).toBe(false);
    },
  );

  test('that lacks its target ends a preview with the setting, and how to set it', () => {
    writeFileSync(join(project.folder, 'Pulumi.bare.yaml'), 'config: {}\n');
    const { status, stderr } = project.fairway(['pulumi', 'preview', '--stack', 'bare'], env);
    expect(status).toBe(1);
    expect(stderr).toContain('fairway:target: expected "docker" or "kubernetes", got nothing');
    expect(stderr).toContain('npx fairway pulumi config set --stack bare fairway:');
  });

  test('has to be named', () => {
    const { status, stderr } = project.fairway(['pulumi', 'preview', '--stack'], env);
    expect({ status, stderr }).toEqual({ status: 1, stderr: 'which stack? Name one: bare, docker\n' });
  });
});

describe('a machine without Docker', () => {
  test('ends `fairway build` with a way to get it', () => {
    const { status, stdout, stderr } = project.fairway(['build'], { ...env, PATH: '/nowhere' });
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr: 'docker is not installed, or not on PATH; see https://docs.docker.com/engine/install/\n',
    });
  });
});

test('a folder that can’t be written ends a synth, and what was there stays', () => {
  const config = () => readFileSync(join(project.folder, 'app/config.ts'), 'utf8');
  const { status, stdout, stderr } = project.fairway(['synth', '--out', 'app/config.ts/dist'], env);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(/^\S+\/app\/config\.ts\/dist can't be written: ENOTDIR.*; what was there is unchanged\n$/);
  expect(config()).toBe(CONFIG);
});
