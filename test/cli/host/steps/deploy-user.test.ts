import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { deployUser } from '../../../../cli/host/steps/deploy-user.ts';
import { factsOf, programs, runScript, wantedOf } from '../../../support/docker-host.ts';

const there = {
  deployUser: 'deploy:x:1000:1000::/home/deploy:/bin/bash',
  deployGroups: 'deploy docker',
  deployKeys: 'ssh-ed25519 AAAA admin\nssh-ed25519 BBBB colleague',
  sudoers: 'deploy ALL=(ALL:ALL) NOPASSWD: ALL',
};

describe('the user who deploys', () => {
  test('holds with the groups, the sudo and every key of the login; keys of others are no matter', () => {
    expect(deployUser.judge(factsOf(there), wantedOf())).toMatchObject({ holds: true });
  });

  test.each([
    ['no user', { deployUser: '' }, 'there is no user deploy'],
    ['no group', { deployGroups: 'deploy' }, 'it is not in the group docker'],
    ['a key too few', { loginKeys: 'ssh-ed25519 CCCC new' }, "1 of the login's keys are not its"],
    ['no sudo', { sudoers: '' }, 'it has no sudo'],
  ])('does not hold with %s', (_, facts, found) => {
    expect(deployUser.judge(factsOf({ ...there, ...facts }), wantedOf())).toMatchObject({ holds: false, found });
  });

  test('fails before anything is done where nobody could log in as it', () => {
    expect(deployUser.judge(factsOf({ loginKeys: '# none' }), wantedOf())).toMatchObject({ blocks: true });
  });

  test('gets the keys that it lacks, and keeps its own', () => {
    const folder = programs({
      getent: `[ "$1" = group ] || echo "deploy:x:1000:1000::$HOME_OF_DEPLOY:/bin/bash"`,
      id: 'echo deploy',
      install: 'for last; do :; done; mkdir -p "$last"',
      ...Object.fromEntries(['apt-get', 'usermod', 'chown', 'visudo'].map((name) => [name, ''])),
    });
    const [login, deploy] = [join(folder, 'root'), join(folder, 'deploy')];
    for (const home of [login, deploy]) mkdirSync(join(home, '.ssh'), { recursive: true });
    writeFileSync(join(login, '.ssh/authorized_keys'), '# mine\nssh-ed25519 AAAA admin\n\nssh-ed25519 CCCC new');
    writeFileSync(join(deploy, '.ssh/authorized_keys'), 'ssh-ed25519 BBBB colleague\nssh-ed25519 AAAA admin\n');
    const script = deployUser
      .judge(factsOf(), wantedOf())
      .change!.script.replaceAll('/etc/sudoers.d', folder)
      .replaceAll('/run/', `${folder}/`);
    const env = { LOGIN_HOME: login, HOME_OF_DEPLOY: deploy };
    for (let run = 0; run < 2; run++) expect(runScript(script, folder, env)).toMatchObject({ status: 0 });
    expect(readFileSync(join(deploy, '.ssh/authorized_keys'), 'utf8')).toBe(
      'ssh-ed25519 BBBB colleague\nssh-ed25519 AAAA admin\nssh-ed25519 CCCC new\n',
    );
    expect(statSync(join(folder, 'fairway-deploy')).mode & 0o777).toBe(0o440);
  });
});
