import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { FakePrograms } from '../../support/fake-programs.ts';
import { ProjectCopy } from '../../support/project-copy.ts';

const CONFIG = `export default {
  name: 'shop',
  workloads: { web: { image: 'web:1', secrets: { TOKEN: '/run/token' } } },
  secrets: { TOKEN: {} },
};`;

const programs = new FakePrograms();
const project = new ProjectCopy(CONFIG);

beforeAll(() => {
  programs.add('kubectl');
  const text =
    'config:\n  fairway:target: kubernetes\n  fairway:kubeContext: prod\n  fairway:kubeconfig: clusters.yaml\n';
  writeFileSync(join(project.folder, 'Pulumi.kubernetes.yaml'), text);
});

afterAll(() => {
  project.remove();
  programs.remove();
});

function push(...more: readonly string[]): string {
  const args = ['secrets', 'push', '--target', 'kubernetes', '--from', 'env', ...more];
  const env = { PATH: programs.folder, TOKEN: 'a value', PULUMI_CONFIG_PASSPHRASE: undefined };
  const { status, stderr } = project.fairway(args, env);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return programs.journal.trimEnd().split('\n').at(-1)!;
}

test('values go to the cluster that the settings of the stack name, not to the current one', () => {
  expect(push()).toMatch(/^kubectl --kubeconfig \S*clusters\.yaml --context prod apply /);
});

test('an option that names another context has the last word', () => {
  expect(push('--context', 'staging')).toMatch(/^kubectl --kubeconfig \S*clusters\.yaml --context staging apply /);
});
