import { describe, expect, test } from '@jest/globals';
import { loadApplication } from '../../../app/model/load.ts';
import { buildArgv, type BuildOptions } from '../../../cli/build/build-argv.ts';

const image = (build: object, registry?: string) =>
  loadApplication({ name: 'shop', ...(registry && { registry }), workloads: { web: { build } } }).images[0]!;

const command = (build: object, options: Partial<BuildOptions> = {}, registry?: string) =>
  buildArgv(image(build, registry), { push: false, cache: 'engine', metadataFile: 'M', ...options }).join(' ');

const revision = { name: 'abc123', time: '1700000000' };

describe('the command that builds an image', () => {
  test('loads it into the engine where it is not pushed', () => {
    expect(command({})).toBe(
      'docker buildx build --file Dockerfile --tag shop-web:latest --provenance=false --metadata-file M --load .',
    );
  });

  test('has everything that the config says', () => {
    const build = {
      context: 'app',
      dockerfile: 'web/Dockerfile',
      target: 'runtime',
      args: { B: '2', A: '1' },
      platforms: ['linux/amd64', 'linux/arm64'],
      secrets: ['NPM_TOKEN'],
    };
    expect(command(build)).toBe(
      'docker buildx build --file app/web/Dockerfile --target runtime --build-arg A=1 --build-arg B=2 ' +
        '--platform linux/amd64,linux/arm64 --secret id=NPM_TOKEN,env=NPM_TOKEN --tag shop-web:latest ' +
        '--provenance=false --metadata-file M --load app',
    );
  });

  test('names the revision in the image and in a tag', () => {
    expect(command({}, { revision })).toContain(
      '--build-arg VERSION=abc123 --label org.opencontainers.image.revision=abc123 --tag shop-web:abc123 --tag shop-web:latest',
    );
  });

  test('leaves a VERSION of the config alone', () => {
    expect(command({ args: { VERSION: '7' } }, { revision })).toContain('--build-arg VERSION=7 ');
  });

  test('pushes nothing but the image from the engine, whose own cache would be part of its digest', () => {
    expect(command({}, { push: true }, 'ghcr.io/acme')).toBe(
      'docker buildx build --file Dockerfile --tag ghcr.io/acme/shop-web:latest ' +
        '--provenance=false --metadata-file M --push .',
    );
  });

  test('shares all layers through the registry, beside the image, where the builder can', () => {
    expect(command({}, { push: true, cache: 'registry' }, 'ghcr.io/acme')).toContain(
      '--cache-from type=registry,ref=ghcr.io/acme/shop-web:cache --cache-to type=registry,ref=ghcr.io/acme/shop-web:cache,mode=max',
    );
  });
});
