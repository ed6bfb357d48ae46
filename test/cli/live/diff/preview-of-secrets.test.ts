import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { targets } from '../../../../app/model/target.ts';
import type { ComparisonReport } from '../../../../cli/live/diff/comparison-report.ts';
import { FakePrograms } from '../../../support/fake-programs.ts';
import { ProjectCopy } from '../../../support/project-copy.ts';

const CONFIG = `export default {
  name: 'shop',
  workloads: { web: { image: 'web:1', secrets: { TOKEN: '/run/token' } } },
  secrets: { TOKEN: {} },
};`;
const CANARY = 'canary-5d20aa-value';

const programs = new FakePrograms();
const project = new ProjectCopy(CONFIG);

/** `fairway preview` where nothing runs yet. */
function preview(target: string, passphrase: string | undefined, ...more: readonly string[]) {
  const env = {
    PATH: programs.folder,
    PULUMI_CONFIG_PASSPHRASE: passphrase,
    PULUMI_CONFIG_PASSPHRASE_FILE: undefined,
    PULUMI_BACKEND_URL: 'file://state',
  };
  const { status, stdout, stderr } = project.fairway(['preview', '--stack', target, ...more], env);
  expect({ status, stderr }).toEqual({ status: 2, stderr: '' });
  expect(stdout).not.toContain(CANARY);
  return stdout;
}

beforeAll(() => {
  programs.add('docker');
  programs.addAnswering('kubectl', '{"kind":"Namespace","metadata":{"name":"shop"},"items":[]}');
  const settings = { 'secrets:TOKEN': { value: CANARY }, 'secrets:versionKey': { value: 'k' } };
  programs.addAnswering('pulumi', JSON.stringify(settings));
  for (const target of targets) {
    const text = `config:\n  fairway:target: ${target}\n  secrets:TOKEN:\n    secure: v1:x\n`;
    writeFileSync(join(project.folder, `Pulumi.${target}.yaml`), text);
  }
});

afterAll(() => {
  project.remove();
  programs.remove();
});

describe.each(targets)('`fairway preview` of a stack with secrets, on %s', (target) => {
  const NOTE =
    "values of secrets not compared: TOKEN (PULUMI_CONFIG_PASSPHRASE is not set: it encrypts the stack's secrets; " +
    `\`npm run preview ${target}\` tells whether they change)`;

  test('names those that it could not compare, for people and for programs, and does not start Pulumi', () => {
    expect(preview(target, undefined)).toContain(`\nnote: ${NOTE}\n`);
    expect((JSON.parse(preview(target, undefined, '--json')) as ComparisonReport).notes).toEqual([NOTE]);
    expect(programs.journal).not.toMatch(new RegExp(`^pulumi .*${target}`, 'm'));
  });

  test('has no such note where the passphrase opens them', () => {
    expect((JSON.parse(preview(target, 'x', '--json')) as ComparisonReport).notes).toEqual([]);
  });
});
