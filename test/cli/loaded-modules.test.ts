import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { projectRoot } from '../../app/project.ts';

/** Runs before a program and prints the address of every module that it loads. */
const RECORDER = `data:text/javascript,
  import { registerHooks } from 'node:module';
  const urls = [];
  registerHooks({ load(url, context, next) { urls.push(url); return next(url, context); } });
  process.on('exit', () => process.stderr.write(JSON.stringify(urls)));
`;

/** What a command loads: the packages by name, and the project's own files. */
function loadedBy(...args: readonly string[]) {
  const argv = ['--import', RECORDER, 'cli/fairway.js', ...args];
  const { status, stderr } = spawnSync(process.execPath, argv, { cwd: projectRoot, encoding: 'utf8' });
  expect(status).toBe(0);
  const urls = JSON.parse(stderr) as readonly string[];
  const packages = urls.flatMap((url) => /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? []);
  const files = urls.filter((url) => url.startsWith('file:') && !url.includes('/node_modules/'));
  return { packages: [...new Set(packages)].sort(), files };
}

/** `cdk8s`, `cdk8s-plus-27`, and what they bring along. */
const CDK8S = [
  ...['cdk8s', 'cdk8s-plus-27', 'constructs'],
  ...['balanced-match', 'brace-expansion', 'concat-map', 'fast-json-patch', 'minimatch'],
];

// A synth has a second of CPU, npm's own part included, and most of it goes into loading: each name here is paid by all.
describe('a synth', () => {
  test('loads what it needs, and no package beside', () => {
    const { packages, files } = loadedBy('synth', '--dry-run');
    expect(packages).toEqual([...CDK8S, 'commander', 'croner', 'yaml', 'zod'].sort());
    expect(files.filter((file) => /deploy\.ts$|\/cli\/(build|dev|pulumi|secrets)\//.test(file))).toEqual([]);
  });

  test('of one target loads nothing of the other', () => {
    const { packages, files } = loadedBy('synth', '--dry-run', '--target', 'docker');
    expect(packages).toEqual(['commander', 'croner', 'yaml', 'zod']);
    expect(files.filter((file) => file.includes('/charts/'))).toEqual([]);
  });
});
