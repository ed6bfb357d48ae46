import { describe, expect, test } from '@jest/globals';
import { loadApplication } from '../../../app/model/load.ts';
import { pinImages, publishedImages } from '../../../cli/build/pin-images.ts';
import { FakeRunner } from '../../support/fake-runner.ts';

const digest = `sha256:${'1'.repeat(64)}`;
const other = `sha256:${'2'.repeat(64)}`;
const config = { Entrypoint: ['docker-entrypoint.sh'], Cmd: ['postgres'] };
const start = { entrypoint: ['docker-entrypoint.sh'], cmd: ['postgres'] };

describe('published images', () => {
  test('are those with a tag, each once', () => {
    const application = loadApplication({
      name: 'shop',
      workloads: {
        a: { image: 'postgres:17' },
        b: { image: 'postgres:17' },
        c: { image: `redis:7@${digest}` },
        d: { build: {} },
      },
    });
    expect(publishedImages(application)).toEqual(['busybox:stable-musl', 'postgres:17']);
  });

  test('are pinned to what the registry says', async () => {
    const run = new FakeRunner(() => JSON.stringify({ manifest: { digest }, image: { config } }));
    expect(await pinImages(run, ['postgres:17'], undefined)).toEqual({
      images: { 'postgres:17': { digest, start } },
      unknown: [],
    });
    expect(run.commands).toEqual(['docker buildx imagetools inspect --format {{json .}} postgres:17']);
  });

  test('are pinned to what the engine pulls where this machine does not reach the registry', async () => {
    const run = new FakeRunner((command) => {
      if (command.includes('imagetools')) return undefined;
      const RepoDigests = [`mirror.example.com/postgres@${other}`, `postgres@${digest}`];
      return command.startsWith('docker pull') ? '' : JSON.stringify({ Id: other, RepoDigests, Config: config });
    });
    const { images } = await pinImages(run, ['docker.io/library/postgres:17'], 'ssh://vps.example.com');
    expect(images).toEqual({ 'docker.io/library/postgres:17': { digest, start } });
    expect(run.calls[1]?.env).toEqual({ DOCKER_HOST: 'ssh://vps.example.com' });
  });

  test('stay as they are, with the reason, where nobody can be asked', async () => {
    const run = new FakeRunner(() => undefined);
    expect(await pinImages(run, ['postgres:17'], undefined)).toEqual({
      images: {},
      unknown: [{ reference: 'postgres:17', reason: 'docker pull --quiet postgres:17 failed' }],
    });
  });
});
