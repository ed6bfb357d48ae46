import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { targets } from '../../../app/model/target.ts';
import { ProjectCopy } from '../../support/project-copy.ts';

const LOSING = `export default { name: 'shop', workloads: { web: { image: 'nginx:1', scale: { min: 1, max: 3 } } } };`;

const project = new ProjectCopy(LOSING);
const others = targets.filter((target) => target !== 'docker');

afterAll(() => project.remove());

describe('an application of which Docker loses something', () => {
  test('fails as a synth with --strict, and writes nothing', () => {
    project.configure(LOSING);
    const { status, stderr, stdout } = project.fairway(['synth', '--strict', '--out', 'strict']);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(
      /docker {2}lost {2}there is no autoscaler.*\n {4}workloads\.web\.scale\.max: fixed at 1, not 1 to 3/,
    );
    expect(existsSync(join(project.folder, 'strict'))).toBe(false);
    for (const other of others) {
      expect(project.fairway(['synth', '--strict', '--target', other, '--dry-run']).status).toBe(0);
    }
  });

  test('fails as a parity with --strict after it has said what is lost', () => {
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

  test('is told what the target of the stack makes differently before Pulumi previews it, beside what Pulumi prints', () => {
    project.configure(LOSING);
    writeFileSync(join(project.folder, 'Pulumi.vps.yaml'), 'config:\n  fairway:target: docker\n');
    const bin = join(project.folder, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'pulumi'), '#!/bin/sh\necho "$@"\n', { mode: 0o755 });
    // Its engine answers.
    writeFileSync(join(bin, 'docker'), '#!/bin/sh\necho 29.0.0\n', { mode: 0o755 });
    const env = { PATH: `${bin}:${process.env['PATH']}`, PULUMI_CONFIG_PASSPHRASE: 'pass' };
    const { stdout, stderr } = project.fairway(['pulumi', 'preview', '--stack', 'vps'], env);
    expect(stdout).toBe('preview --stack vps\n');
    expect(stderr).toMatch(/^On Docker: 1 lost.*\n {2}lost {6}workloads\.web\.scale\.max \(fixed at 1, not 1 to 3\):/);
    expect(project.fairway(['pulumi', 'stack', 'ls', '--stack', 'vps'], env).stderr).toBe('');
  });
});

describe('an application that Docker refuses', () => {
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
    for (const other of others) expect(project.fairway(['synth', '--target', other, '--dry-run']).status).toBe(0);
  });
});
