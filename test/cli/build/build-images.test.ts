import { writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { loadApplication } from '../../../app/model/load.ts';
import { buildImages } from '../../../cli/build/build-images.ts';
import { FakeRunner } from '../../support/fake-runner.ts';

const digest = `sha256:${'1'.repeat(64)}`;
const application = loadApplication({
  name: 'shop',
  registry: 'ghcr.io/acme',
  workloads: { api: { build: {} }, web: { build: {} } },
});

/** Docker, git and their answers. */
const programs = ({ driver = 'docker', local = true, git = true } = {}) =>
  new FakeRunner((command) => {
    if (command.startsWith('git') && command.includes(' log '))
      return git ? `\0${'c'.repeat(40)} 1700000000\n\nweb.ts\n` : undefined;
    if (command.startsWith('git') && command.includes(' diff ')) return 'web.ts\n';
    if (command === 'docker buildx inspect') return `Name: default\nDriver: ${driver}\n`;
    const metadataFile = /--metadata-file (\S+)/.exec(command)?.[1];
    if (metadataFile !== undefined) writeFileSync(metadataFile, JSON.stringify({ 'containerimage.digest': digest }));
    if (command.startsWith('docker image inspect')) {
      return local
        ? JSON.stringify({
            Id: `sha256:${'2'.repeat(64)}`,
            RepoDigests: [],
            Config: { Entrypoint: null, Cmd: ['node', 'web.ts'] },
          })
        : undefined;
    }
    if (command.startsWith('docker buildx imagetools')) {
      return JSON.stringify({ manifest: { digest }, image: { 'linux/amd64': { config: { Entrypoint: ['/run'] } } } });
    }
    return '';
  });

const build = (run: FakeRunner, options = {}) =>
  buildImages(run, application, { push: true, root: '/project', ...options });

describe('a build', () => {
  test('gives the digest of each pushed image and what it starts', async () => {
    const recorded = { digest, start: { entrypoint: [], cmd: ['node', 'web.ts'] } };
    expect(await build(programs())).toEqual({ 'ghcr.io/acme/shop-api': recorded, 'ghcr.io/acme/shop-web': recorded });
  });

  test('asks the registry where the builder keeps no image in the engine', async () => {
    const images = await build(programs({ driver: 'docker-container', local: false }));
    expect(images['ghcr.io/acme/shop-web']?.start).toEqual({ entrypoint: ['/run'], cmd: [] });
  });

  test('takes its time from the commit, so that the same commit gives the same image', async () => {
    const run = programs();
    await build(run);
    const call = run.calls.find(({ command }) => command.startsWith('docker buildx build'));
    expect(call?.env).toEqual({ SOURCE_DATE_EPOCH: '1700000000' });
    expect(call?.command).toContain('--tag ghcr.io/acme/shop-api:cccccccccccc-dirty ');
  });

  test('works without git', async () => {
    const run = programs({ git: false });
    await build(run);
    expect(run.commands.find((command) => command.startsWith('docker buildx build'))).not.toContain('--label');
  });

  test('runs on the given engine, where each image has a tag by its content', async () => {
    const run = programs();
    const recorded = { tag: '222222222222', start: { entrypoint: [], cmd: ['node', 'web.ts'] } };
    expect(await build(run, { push: false, host: 'ssh://deploy@vps.example.com' })).toEqual({
      'ghcr.io/acme/shop-api': recorded,
      'ghcr.io/acme/shop-web': recorded,
    });
    expect(run.commands).toContain('docker image tag ghcr.io/acme/shop-api:latest ghcr.io/acme/shop-api:222222222222');
    const builds = run.calls.filter(({ command }) => command.startsWith('docker'));
    for (const { env } of builds) expect(env).toMatchObject({ DOCKER_HOST: 'ssh://deploy@vps.example.com' });
  });

  test('fails before it begins where a build secret is missing', async () => {
    const secret = loadApplication({ name: 'shop', workloads: { web: { build: { secrets: ['NO_SUCH_TOKEN'] } } } });
    const run = programs();
    await expect(buildImages(run, secret, { push: false, root: '.' })).rejects.toThrow(
      'web: the build secret NO_SUCH_TOKEN is not in the environment',
    );
    expect(run.calls).toEqual([]);
  });
});
