import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { ProjectCopy } from '../support/project-copy.ts';

const project = new ProjectCopy(`export default { name: 'Wrong' };`);

afterAll(() => project.remove());

describe('the first file of the command line', () => {
  test('says on an older Node what to do, before anything that it could not read', () => {
    const older = 'data:text/javascript,Object.defineProperty(process.versions, "node", { value: "20.19.0" })';
    const argv = ['--import', older, 'cli/fairway.js', 'synth'];
    const { status, stderr } = spawnSync(process.execPath, argv, { cwd: project.folder, encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Fairway needs Node 24, this is 20\.19\.0: run `npx fairway` or an npm script/);
  });
});

describe('the step after an install', () => {
  test('leaves the sources of a synth compiled, and says nothing even if app/config.ts is wrong', () => {
    const cache = join(project.folder, 'cache');
    const { status, stdout, stderr } = spawnSync(process.execPath, ['cli/warm-up.js'], {
      cwd: project.folder,
      env: { ...process.env, NODE_COMPILE_CACHE: cache },
      encoding: 'utf8',
    });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readdirSync(cache, { recursive: true }).length).toBeGreaterThan(100);
  });
});
