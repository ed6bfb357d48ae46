import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { knownTargets, targets } from '../../app/model/target.ts';
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

const COMMON = ['commander', 'croner', 'yaml', 'zod'];

/** `cdk8s`, `cdk8s-plus-27`, and what they bring along. */
const CDK8S = [
  ...['cdk8s', 'cdk8s-plus-27', 'constructs'],
  ...['balanced-match', 'brace-expansion', 'concat-map', 'fast-json-patch', 'minimatch'],
];

// A synth has a second of CPU, npm's own part included, and most of it goes into loading: each name here is paid by all.
describe('a synth', () => {
  test('loads what it needs, and no package beside', () => {
    const { packages, files } = loadedBy('synth', '--dry-run');
    expect(packages).toEqual([...(targets.includes('kubernetes') ? CDK8S : []), ...COMMON].sort());
    expect(files.filter((file) => /deploy\.ts$|\/cli\/(build|dev|pulumi|secrets)\//.test(file))).toEqual([]);
  });

  test.each(targets)('of %s loads nothing of another target', (target) => {
    const { files } = loadedBy('synth', '--dry-run', '--target', target);
    const folders = { docker: '/docker/', kubernetes: '/charts/' };
    for (const other of knownTargets.filter((one) => one !== target)) {
      // The command line's list knows what each can do.
      const foreign = files.filter((file) => file.includes(folders[other]) && !file.endsWith('/entry.ts'));
      expect(foreign).toEqual([]);
    }
  });
});
