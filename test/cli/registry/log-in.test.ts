import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { projectRoot } from '../../../app/project.ts';
import { logIn } from '../../../cli/registry/log-in.ts';

const own = mkdtempSync(join(tmpdir(), 'fairway-own-'));
const before = JSON.stringify({ auths: { 'quay.io': { auth: 'kept' } }, credsStore: 'desktop', currentContext: 'vps' });
const acme = { address: 'ghcr.io', username: 'acme', password: 'tok:en' };

beforeAll(() => {
  writeFileSync(join(own, 'config.json'), before);
  mkdirSync(join(own, 'contexts'));
  writeFileSync(join(own, 'contexts', 'vps'), 'a context');
});
/** What jest ends it doesn't tell. */
const made: string[] = [own];
afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

describe('a login for the docker commands of one process', () => {
  const env: Record<string, string | undefined> = { DOCKER_CONFIG: own };
  const read = () => JSON.parse(readFileSync(join(env['DOCKER_CONFIG']!, 'config.json'), 'utf8')) as unknown;
  beforeAll(() => {
    logIn(acme, env);
    made.push(env['DOCKER_CONFIG']!);
  });

  test('is in a file of its own, beside all that docker knows already', () => {
    expect(read()).toEqual({
      auths: { 'quay.io': { auth: 'kept' }, 'ghcr.io': { auth: Buffer.from('acme:tok:en').toString('base64') } },
      credHelpers: { 'ghcr.io': '' },
      credsStore: 'desktop',
      currentContext: 'vps',
    });
    expect(readFileSync(join(env['DOCKER_CONFIG']!, 'contexts', 'vps'), 'utf8')).toBe('a context');
    expect(readFileSync(join(own, 'config.json'), 'utf8')).toBe(before);
  });

  test('can be read by nobody else', () => {
    expect(statSync(env['DOCKER_CONFIG']!).mode & 0o077).toBe(0);
    expect(statSync(join(env['DOCKER_CONFIG']!, 'config.json')).mode & 0o077).toBe(0);
  });

  test('is found under the name that docker has for its own registry', () => {
    const hub: Record<string, string | undefined> = { DOCKER_CONFIG: join(own, 'none') };
    logIn({ ...acme, address: 'registry-1.docker.io' }, hub);
    made.push(hub['DOCKER_CONFIG']!);
    expect(readFileSync(join(hub['DOCKER_CONFIG']!, 'config.json'), 'utf8')).toContain('"https://index.docker.io/v1/"');
  });

  test.each(['exits', 'is killed by a signal'])('is gone when the process %s', (end) => {
    const script = `
      import { logIn } from ${JSON.stringify(join(projectRoot, 'cli/registry/log-in.ts'))};
      const env = { DOCKER_CONFIG: ${JSON.stringify(own)} };
      logIn(${JSON.stringify(acme)}, env);
      console.log(env.DOCKER_CONFIG);
      if (${end !== 'exits'}) { process.kill(process.pid, 'SIGTERM'); setTimeout(() => {}, 10000); }
    `;
    const { stdout, signal } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
    });
    expect(stdout.trim()).toContain('fairway-login-');
    expect(existsSync(stdout.trim())).toBe(false);
    expect(signal).toBe(end === 'exits' ? null : 'SIGTERM');
  });
});
