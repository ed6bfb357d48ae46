import { describe, expect, test } from '@jest/globals';
import { runOn, sshArgv } from '../../../cli/host/remote.ts';
import { failingRunner } from '../../support/failing-runner.ts';
import { FakeRunner } from '../../support/fake-runner.ts';

describe('a script on a host', () => {
  test('is sent to a known host only, over a connection of its own, and nobody is asked', () => {
    const argv = sshArgv({ user: 'root', host: 'vps', port: 2222 }).join(' ');
    expect(argv).toMatch(
      /^ssh -T -o BatchMode=yes -o StrictHostKeyChecking=yes .*-o ControlPath=none -p 2222 -l root -- vps /,
    );
  });

  test('is read from the input as a whole, so that no program of it eats the rest', async () => {
    const run = new FakeRunner();
    await runOn(run, { host: 'vps' }, 'cat');
    expect(run.calls[0]?.input).toMatch(/\{\ncat\n\} <\/dev\/null\n$/);
  });

  test.each([
    ['an unknown key', 255, 'Host key verification failed.', 'ssh-keyscan -p 2222 vps > host-key'],
    [
      'a changed key',
      255,
      '@ REMOTE HOST IDENTIFICATION HAS CHANGED! @\nHost key verification failed.',
      "ssh-keygen -R '[vps]:2222'",
    ],
    ['a refused login', 255, 'root@vps: Permission denied (publickey).', 'ssh://deploy@'],
    ['an unknown name', 255, 'ssh: Could not resolve hostname vps', 'there is no such name'],
    ['a silent host', 255, 'ssh: connect to host vps port 2222: Connection timed out', 'nobody answers at port 2222'],
    ['a user without sudo', 1, 'sudo: a password is required', 'may not become root without a password'],
  ])('fails for %s with what to do and what the host answered', async (_, exitCode, complaints, advice) => {
    const answer = runOn(failingRunner(complaints, exitCode), { user: 'root', host: 'vps', port: 2222 }, 'true');
    await expect(answer).rejects.toThrow(advice);
    await expect(answer).rejects.toThrow(complaints.split('\n')[0]);
    await expect(answer).rejects.toThrow(/^ssh:\/\/root@vps:2222: /);
  });

  test("fails with the host's last words where the script fails, which is no matter of ssh", async () => {
    const answer = runOn(failingRunner('E: Connection refused by the mirror', 100), { host: 'vps' }, 'true');
    await expect(answer).rejects.toThrow('ssh://vps: the answer was:\n  E: Connection refused by the mirror');
  });
});
