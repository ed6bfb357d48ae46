import { describe, expect, test } from '@jest/globals';
import { reachEngine } from '../../../cli/reach/engine.ts';
import { failingRunner } from '../../support/failing-runner.ts';
import { FakeRunner } from '../../support/fake-runner.ts';

/** What docker says around the words of ssh. */
const throughSsh = (words: string) =>
  'error during connect: Get "http://docker.example.com/v1.50/version": command [ssh -o ConnectTimeout=30 -T -l root -- vps docker system dial-stdio] ' +
  `has exited with exit status 255, make sure the URL is valid, and Docker 18.09 or later is installed on the remote host: stderr=${words}`;

const SSH = 'ssh://root@vps';

describe('an engine', () => {
  test('that answers tells its version', async () => {
    const run = new FakeRunner(() => '28.5.2\n');
    expect(await reachEngine(run, SSH)).toBe('28.5.2');
    expect(run.calls[0]).toMatchObject({ env: { DOCKER_HOST: SSH } });
    expect(run.calls[0]?.timeoutSeconds).toBeGreaterThan(0);
  });

  test.each([
    [SSH, throughSsh('ssh: Could not resolve hostname vps: Name or service not known'), 'there is no such name'],
    [SSH, throughSsh('ssh: connect to host vps port 22: Connection refused'), 'nobody answers at port 22'],
    [SSH, throughSsh('Connection timed out during banner exchange'), 'nobody answers at port 22'],
    [SSH, 'timed out: no answer within 30 s', 'nobody answers at port 22'],
    [SSH, throughSsh('root@vps: Permission denied (publickey).'), 'it needs a key that the host knows'],
    [SSH, throughSsh('sh: 1: docker: not found'), 'npx fairway host setup'],
    ['tcp://vps:2375', 'Cannot connect to the Docker daemon at tcp://vps:2375. Is it running?', 'start Docker'],
    ['tcp://vps:2375', 'timed out: no answer within 30 s', 'start Docker'],
    [undefined, 'permission denied while trying to connect to the Docker daemon socket', 'may not use Docker'],
  ])('at %s fails with what to do for "%s"', async (host, complaints, advice) => {
    const answer = reachEngine(failingRunner(complaints), host);
    await expect(answer).rejects.toThrow(/^Docker( at \S+)? can't be reached: /);
    await expect(answer).rejects.toThrow(advice);
  });

  test("fails with the words of ssh alone, without docker's around them", async () => {
    const said = 'ssh: Could not resolve hostname vps: Name or service not known';
    await expect(reachEngine(failingRunner(throughSsh(said)), SSH)).rejects.toThrow(
      `Docker at ${SSH} can't be reached: there is no such name: see the spelling, and the DNS\nthe answer was:\n  ${said}`,
    );
  });

  test('that is named without its scheme fails before anybody is asked', async () => {
    const run = new FakeRunner();
    await expect(reachEngine(run, 'deploy@vps')).rejects.toThrow(
      'expected an engine such as ssh://deploy@vps.example.com or tcp://127.0.0.1:2375, got "deploy@vps"',
    );
    expect(run.calls).toEqual([]);
  });

  test('fails with the answer alone where that is not known', async () => {
    await expect(reachEngine(failingRunner('teapot'), undefined)).rejects.toThrow(
      "Docker can't be reached\nthe answer was:\n  teapot",
    );
  });
});
