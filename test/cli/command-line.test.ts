import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ProjectCopy } from '../support/project-copy.ts';

const GOOD = `export default { name: 'shop', workloads: { web: { image: 'nginx:1', ports: { http: 80 }, routes: { main: { host: 'shop.localhost' } } } } };`;
const LOSING = `export default { name: 'shop', workloads: { web: { image: 'nginx:1', scale: { min: 1, max: 3 } } } };`;

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
    expect(readdirSync(join(project.folder, 'dist')).sort()).toEqual(['docker', 'kubernetes']);
    expect(stdout).toMatch(/^web +nginx:1 +1 replica +1 replica +http:\/\/shop\.localhost\/$/m);
    expect(stdout).toContain('kubectl apply --server-side -f dist/kubernetes');
    expect(stdout).not.toContain('\u001b');
  });

  test('writes data with --json', () => {
    const { stdout } = project.fairway(['synth', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      name: 'shop',
      files: expect.arrayContaining(['dist/docker/stack.yaml']),
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

  test('fails with --strict where a target loses something, and writes nothing', () => {
    project.configure(LOSING);
    const { status, stderr, stdout } = project.fairway(['synth', '--strict', '--out', 'strict']);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(
      /docker {2}lost {2}there is no autoscaler.*\n {4}workloads\.web\.scale\.max: fixed at 1, not 1 to 3/,
    );
    expect(existsSync(join(project.folder, 'strict'))).toBe(false);
    expect(project.fairway(['synth', '--strict', '--target', 'kubernetes', '--dry-run']).status).toBe(0);
  });
});

describe('an application that one target refuses', () => {
  const REFUSED = `export default {
    name: 'shop',
    workloads: { web: { image: 'nginx:1', env: { TOKEN: { secret: 'TOKEN' } } } },
    secrets: { TOKEN: {} },
  };`;

  test('fails with the reason, writes nothing, and is written for the other target', () => {
    project.configure(REFUSED);
    const { status, stderr } = project.fairway(['synth', '--out', 'refused']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Docker can't run this application:\n\nworkloads\.web\.command: /);
    expect(existsSync(join(project.folder, 'refused'))).toBe(false);
    expect(project.fairway(['synth', '--target', 'kubernetes', '--dry-run']).status).toBe(0);
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
  test('fails with --strict after it has said what is lost', () => {
    project.configure(LOSING);
    const { status, stdout } = project.fairway(['parity', '--strict', '--json']);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toContainEqual(
      expect.objectContaining({
        target: 'docker',
        severity: 'lost',
        places: [{ path: 'workloads.web.scale.max', detail: 'fixed at 1, not 1 to 3' }],
      }),
    );
  });

  test('makes a table for the documentation', () => {
    expect(project.fairway(['parity', '--all', '--markdown']).stdout).toMatch(/^\| Key \| Docker \| Kubernetes \|$/m);
  });
});

describe('fairway advise', () => {
  test('recommends a target, as data too', () => {
    project.configure(LOSING);
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

describe('fairway pulumi preview', () => {
  test('says first what the target of the stack makes differently, beside what Pulumi prints', () => {
    project.configure(LOSING);
    writeFileSync(join(project.folder, 'Pulumi.vps.yaml'), 'config:\n  fairway:target: docker\n');
    const bin = join(project.folder, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'pulumi'), '#!/bin/sh\necho "$@"\n', { mode: 0o755 });
    const env = { PATH: `${bin}:${process.env['PATH']}`, PULUMI_CONFIG_PASSPHRASE: 'pass' };
    const { stdout, stderr } = project.fairway(['pulumi', 'preview', '--stack', 'vps'], env);
    expect(stdout).toBe('preview --stack vps\n');
    expect(stderr).toMatch(/^On Docker: 1 lost.*\n {2}lost {6}workloads\.web\.scale\.max \(fixed at 1, not 1 to 3\):/);
    expect(project.fairway(['pulumi', 'stack', 'ls', '--stack', 'vps'], env).stderr).toBe('');
  });
});

describe('fairway schema', () => {
  test('is a JSON Schema that knows every part of a config', () => {
    const schema = JSON.parse(project.fairway(['schema']).stdout) as { properties: object; required: string[] };
    expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(['name', 'workloads', 'jobs', 'targets']));
    expect(schema.required).toEqual(['name', 'workloads']);
  });
});
