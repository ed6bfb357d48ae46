import { describe, expect, test } from '@jest/globals';
import { parseFacts, survey } from '../../../cli/host/facts.ts';
import { programs, runScript } from '../../support/docker-host.ts';

/** What the survey would ask of the machine. */
const NONE = Object.fromEntries(
  ['ip', 'ss', 'docker', 'systemctl', 'sshd', 'nft', 'dpkg', 'dpkg-query', 'getent', 'apt-config'].map((name) => [
    name,
    'exit 1',
  ]),
);

describe('a survey', () => {
  test('finds what programs say, and nothing where one fails or is missing', () => {
    const folder = programs({
      ...NONE,
      ip: 'echo "$* via eth0"',
      docker:
        'case "$1" in buildx) echo "github.com/docker/buildx v0.29.1 abc";; version) echo 28.5.2;; *) exit 1;; esac',
      systemctl: 'echo disabled; exit 1',
      'dpkg-query': 'printf "docker.io installed\\nsudo config-files\\nnftables installed\\n"',
    });
    const { status, stdout } = runScript(survey.replaceAll('/etc/', '/nowhere/'), folder, {
      SSH_CONNECTION: '198.51.100.9 50000 203.0.113.7 22',
      LOGIN_HOME: '/nowhere',
    });
    expect(status).toBe(0);
    expect(parseFacts(stdout)).toMatchObject({
      os: '',
      routes: '-4 -o route show table all via eth0',
      engine: '28.5.2',
      plugins: 'buildx 0.29.1',
      engineEnabled: 'disabled',
      packages: 'docker.io\nnftables',
      swarm: '',
      connection: '198.51.100.9 50000 203.0.113.7 22',
    });
  });

  test('has every fact, were there no answer at all', () => {
    expect(parseFacts('')).toMatchObject({ os: '', engine: '', loginKeys: '' });
  });
});
