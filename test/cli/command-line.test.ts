import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { targets } from '../../app/model/target.ts';
import { ProjectCopy } from '../support/project-copy.ts';

const GOOD = `export default { name: 'shop', workloads: { web: { image: 'nginx:1', ports: { http: 80 }, routes: { main: { host: 'shop.localhost' } } } } };`;

const WITHOUT_PASSPHRASE = { PULUMI_CONFIG_PASSPHRASE: undefined, PULUMI_CONFIG_PASSPHRASE_FILE: undefined };

let project: ProjectCopy;

beforeAll(() => {
  project = new ProjectCopy(GOOD);
});

afterAll(() => project.remove());

describe('fairway synth', () => {
  test('writes both targets, says what runs where and what comes next, without a colour', () => {
    project.configure(GOOD);
    const { status, stdout, stderr } = project.fairway(['synth']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(readdirSync(join(project.folder, 'dist')).sort()).toEqual([...targets].sort());
    expect(stdout).toMatch(/^web +nginx:1( +1 replica)+ +http:\/\/shop\.localhost\/$/m);
    for (const target of targets) expect(stdout).toContain(`npm run up ${target}`);
    expect(stdout).not.toContain('\u001b');
  });

  test('writes data with --json', () => {
    const { stdout } = project.fairway(['synth', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      name: 'shop',
      files: expect.arrayContaining([expect.stringMatching(/^dist\/\w+\/[\w-]+\.yaml$/)]),
      runs: [{ name: 'web', addresses: ['http://shop.localhost/'] }],
    });
  });

  test('writes nothing with --dry-run', () => {
    const { status } = project.fairway(['synth', '--dry-run', '--out', 'elsewhere']);
    expect(status).toBe(0);
    expect(existsSync(join(project.folder, 'elsewhere'))).toBe(false);
  });

  test('fails for a folder of somebody else, and leaves it', () => {
    mkdirSync(join(project.folder, 'mine'), { recursive: true });
    writeFileSync(join(project.folder, 'mine/thesis.txt'), '');
    const { status, stderr } = project.fairway(['synth', '--out', 'mine']);
    expect(status).toBe(1);
    expect(stderr).toContain('thesis.txt');
    expect(readdirSync(join(project.folder, 'mine'))).toEqual(['thesis.txt']);
  });
});

describe('a mistake', () => {
  test.each([
    [
      'a wrong config',
      `export default { name: 'Shop', workloads: { web: { imag: 'nginx:1' } } };`,
      'did you mean "image"?',
    ],
    ['no config', `export const config = {};`, 'expected an object from defineApplication, got nothing'],
    ['a config that throws', `throw new Error('boom');`, "app/config.ts can't be run: Error: boom"],
    ['a config with a slip', `export default { name: 'shop', workloads: { web: `, "app/config.ts can't be run"],
  ])('fails with one message and no stack for %s', (_, config, expected) => {
    project.configure(config);
    const { status, stdout, stderr } = project.fairway(['synth', '--out', 'never']);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(expected);
    expect(stderr.match(/^ +at /gm) ?? []).toHaveLength(config.startsWith('throw') ? 1 : 0);
    expect(existsSync(join(project.folder, 'never'))).toBe(false);
  });

  test.each([
    ['an unknown environment', ['synth', '--environment', 'prud']],
    ['an unknown target', ['synth', '--target', 'mars']],
    ['an unknown command', ['sinth']],
    ['an unknown option', ['synth', '--jsno']],
    ['a push without a registry', ['build', '--push']],
    ['a missing passphrase', ['secrets', 'list']],
  ])('fails with one message and no stack for %s', (_, args) => {
    project.configure(GOOD);
    const { status, stdout, stderr } = project.fairway(args, WITHOUT_PASSPHRASE);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).not.toMatch(/^ +at /m);
    expect(stderr.length).toBeGreaterThan(10);
  });
});

describe('fairway parity', () => {
  test('makes a table for the documentation', () => {
    expect(project.fairway(['parity', '--all', '--markdown']).stdout).toMatch(/^\| Key \| Docker \| Kubernetes \|$/m);
    expect(project.fairway(['parity', '--markdown']).stdout).toMatch(/^\| Key \| Docker \| Kubernetes \|$/m);
  });

  test.each([
    ['--all', ['--target', targets[0]!]],
    ['--all', ['--environment', 'prod']],
    ['--all', ['--registry', 'registry.test']],
    ['--all', ['--strict']],
    ['--markdown', ['--strict']],
    ['--markdown', ['--json']],
  ])('fails for %s with %j, which would say nothing there', (all, others) => {
    const { status, stdout, stderr } = project.fairway(['parity', all, ...others]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(
      new RegExp(`^error: option '${all}' cannot be used with option '.*${others[0]}\\b.*'$`, 'm'),
    );
  });
});

describe('fairway advise', () => {
  test('recommends a target, as data too', () => {
    project.configure(GOOD);
    const { status, stdout } = project.fairway(['advise', '--teams', '4', '--availability', '99.9', '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ application: 'shop', recommendation: 'kubernetes' });
  });

  test('fails with one message for a wish that is none', () => {
    const { status, stderr } = project.fairway(['advise', '--availability', '999']);
    expect({ status, stderr }).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/expected a number from 50 to 100/),
    });
  });
});

describe('fairway schema', () => {
  test('is a JSON Schema that knows every part of a config', () => {
    const schema = JSON.parse(project.fairway(['schema']).stdout) as { properties: object; required: string[] };
    expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(['name', 'workloads', 'jobs', 'targets']));
    expect(schema.required).toEqual(['name', 'workloads']);
  });
});
