import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { distributions } from '../../../../cli/host/distribution.ts';
import { installEngine } from '../../../../cli/host/docker-packages.ts';
import { engine } from '../../../../cli/host/steps/engine.ts';
import { factsOf, programs, runScript, wantedOf } from '../../../support/docker-host.ts';

const running = { engine: '28.5.2', engineEnabled: 'enabled', plugins: 'buildx 0.29.1\ncompose 2.40.3' };

describe('the engine', () => {
  test('holds where it runs from packages and starts with the host', () => {
    const packages = 'docker-ce\ndocker-ce-cli\ncontainerd.io\ndocker-buildx-plugin\ndocker-compose-plugin';
    expect(engine.judge(factsOf({ ...running, packages }), wantedOf())).toEqual({
      holds: true,
      found: 'Docker 28.5.2 from docker.com, buildx 0.29.1, compose 2.40.3',
    });
  });

  test('says which plugin the distribution has no package of', () => {
    const facts = factsOf({ ...running, plugins: '', packages: 'docker.io' });
    expect(engine.judge(facts, wantedOf()).found).toBe('Docker 28.5.2 from Debian 12, no buildx, no compose');
  });

  test('keeps its origin where a package is missing', () => {
    const facts = factsOf({ ...running, packages: 'docker-ce\ndocker-ce-cli\ncontainerd.io\ndocker-buildx-plugin' });
    const { found, change } = engine.judge(facts, wantedOf({ packages: 'distribution' }));
    expect(found).toContain('without docker-compose-plugin');
    expect(change?.script).toContain('download.docker.com');
  });

  test.each([
    ['a snap', '/snap/bin/dockerd', 'snap remove docker'],
    ['a binary', '/usr/local/bin/dockerd', 'remove /usr/local/bin/dockerd'],
  ])('is no match for %s: nothing is installed over it', (_, engineProgram, advice) => {
    const verdict = engine.judge(factsOf({ ...running, engineProgram }), wantedOf());
    expect(verdict).toMatchObject({ holds: false, blocks: true, advice: expect.stringContaining(advice) });
    expect(verdict.change).toBeUndefined();
  });
});

describe.each(distributions)('$id $version', (distribution) => {
  const { id, version, codename, packages } = distribution;

  test("gets the engine from Docker's repository of its own name", () => {
    const script = installEngine(distribution, 'docker').script.join('\n');
    expect(script).toContain(`URIs: https://download.docker.com/linux/${id}\nSuites: ${codename}\n`);
    expect(script).toMatch(
      /install .*docker-ce docker-ce-cli containerd\.io docker-buildx-plugin docker-compose-plugin/,
    );
  });

  test('or, if asked to, from its own packages', () => {
    const facts = factsOf({ os: `ID=${id}\nVERSION_ID="${version}"` });
    const { change } = engine.judge(facts, wantedOf({ packages: 'distribution' }));
    expect(change?.script).toContain(packages.join(' '));
    expect(change?.script).not.toContain('download.docker.com');
  });
});

describe("Docker's repository", () => {
  const install = (helper: string) => {
    const folder = programs({
      'apt-get': 'echo "$@" >> "$ROOT/log"',
      'apt-helper': helper,
    });
    mkdirSync(join(folder, 'etc/apt'), { recursive: true });
    const script = installEngine(distributions[0]!, undefined)
      .script.join('\n')
      .replaceAll('/usr/lib/apt/apt-helper', 'apt-helper')
      .replaceAll('/etc/apt', join(folder, 'etc/apt'))
      .replaceAll('/run/', `${folder}/`);
    const { status, stdout } = runScript(script, folder, { ROOT: folder });
    const sources = join(folder, 'etc/apt/sources.list.d/docker.sources');
    return {
      status,
      stdout,
      installed: readFileSync(join(folder, 'log'), 'utf8').trim().split('\n').at(-1),
      hasSources: existsSync(sources),
    };
  };

  test('is used where it can be reached', () => {
    const { status, stdout, installed, hasSources } = install('shift 3; echo key > "$3"');
    expect({ status, stdout, hasSources }).toEqual({ status: 0, stdout: '', hasSources: true });
    expect(installed).toContain('docker-ce');
  });

  test("is left out where it can't, which is said, and nothing of it stays", () => {
    const { status, stdout, installed, hasSources } = install('exit 100');
    expect({ status, hasSources }).toEqual({ status: 0, hasSources: false });
    expect(stdout).toContain("can't be reached from the host: the packages of Debian 12 instead");
    expect(installed).toMatch(/install apparmor ca-certificates docker\.io$/);
  });
});
