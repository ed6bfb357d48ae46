import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import { projectRoot } from '../../app/project.ts';
import { ProjectCopy } from '../support/project-copy.ts';

jest.setTimeout(60_000);

const project = new ProjectCopy(readFileSync(join(projectRoot, 'app/config.ts'), 'utf8'));
copyFileSync(join(projectRoot, 'cdk8s.yaml'), join(project.folder, 'cdk8s.yaml'));

afterAll(() => project.remove());

/** Runs a program of the project's packages, with this Node, as npx would. */
function attempt(file: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const PATH = [dirname(process.execPath), process.env['PATH']].join(delimiter);
  const options = { cwd: project.folder, env: { ...process.env, PATH, ...env }, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], options);
  return { status, stdout, stderr };
}

function run(...command: Parameters<typeof attempt>) {
  expect(attempt(...command)).toMatchObject({ status: 0, stderr: '' });
}

/** The files of a folder, by name. */
function filesIn(folder: string) {
  const path = join(project.folder, folder);
  return Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(join(path, name), 'utf8')]));
}

describe('what cdk8s writes', () => {
  test('is byte for byte what `fairway synth` writes, in its own folder and in dist', () => {
    expect(project.fairway(['synth', '--target', 'kubernetes', '--out', 'fairway'])).toMatchObject({ status: 0 });
    const expected = filesIn('fairway/kubernetes');
    expect(Object.keys(expected)).toContain('00-application.yaml');
    run('node_modules/cdk8s-cli/bin/cdk8s', ['synth', '--check-upgrade', 'false']);
    expect(filesIn('.fairway/cdk8s')).toEqual(expected);
    expect(filesIn('dist/kubernetes')).toEqual(expected);
  });

  test('is the same in a folder of another name, and for an environment', () => {
    const args = ['synth', '--target', 'kubernetes', '--environment', 'prod', '--out', 'prod'];
    expect(project.fairway(args)).toMatchObject({ status: 0 });
    run('charts/main.ts', [], { FAIRWAY_ENVIRONMENT: 'prod', CDK8S_OUTDIR: 'elsewhere' });
    expect(filesIn('elsewhere')).toEqual(filesIn('prod/kubernetes'));
  });

  test('takes the place of nothing that no synth wrote', () => {
    mkdirSync(join(project.folder, 'mine'));
    writeFileSync(join(project.folder, 'mine/thesis.txt'), 'long');
    const { status, stderr } = attempt('charts/main.ts', [], { CDK8S_OUTDIR: 'mine' });
    expect(status).toBe(1);
    expect(stderr).toBe(
      'mine would be replaced as a whole, but holds thesis.txt; move that away, or choose another folder\n',
    );
    expect(filesIn('mine')).toEqual({ 'thesis.txt': 'long' });
  });

  test.each([
    ['a folder', []],
    ['the terminal', ['--stdout']],
  ])('is nothing where the configuration is wrong: into %s, the problems are told without a stack', (_, where) => {
    const before = filesIn('dist/kubernetes');
    const config = readFileSync(join(project.folder, 'app/config.ts'), 'utf8');
    project.configure(config.replace("name: 'notes'", "name: 'Not A Name'"));
    const args = ['synth', ...where, '--check-upgrade', 'false'];
    const { status, stdout, stderr } = attempt('node_modules/cdk8s-cli/bin/cdk8s', args);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^app\/config\.ts can't be used, one problem:\n\nname: .*Not A Name/);
    expect(stderr).toContain('ERROR: synthesis failed');
    expect(stderr).not.toMatch(/^ +at /m);
    expect(stdout).not.toContain('kind:');
    expect(filesIn('dist/kubernetes')).toEqual(before);
    project.configure(config);
  });
});
