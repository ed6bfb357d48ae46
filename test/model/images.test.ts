import { describe, expect, test } from '@jest/globals';
import { imageOf } from '../../app/define.ts';
import { loadApplication } from '../../app/model/load.ts';
import { emptyRecord } from '../../app/model/record.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const start = { entrypoint: ['node'], cmd: ['server.js'] };
const config = {
  name: 'shop',
  workloads: { web: { image: 'nginx:1' }, api: { build: { args: { B: '1', A: '2' } } } },
  jobs: { migrate: { image: imageOf('api') } },
};
const imagesOf = (...options: Parameters<typeof loadApplication>) => {
  const { workloads, jobs } = loadApplication(...options);
  return Object.fromEntries([...workloads, ...jobs].map(({ name, image, builtImage }) => [name, [image, builtImage]]));
};

describe('images', () => {
  test('are named after the application and the workload where they are built', () => {
    expect(imagesOf(config)).toEqual({
      api: ['shop-api:latest', 'api'],
      migrate: ['shop-api:latest', 'api'],
      web: ['nginx:1', undefined],
    });
  });

  test('are in the registry, which can be given from outside', () => {
    expect(imagesOf({ ...config, registry: 'ghcr.io/acme' })['api']).toEqual(['ghcr.io/acme/shop-api:latest', 'api']);
    expect(imagesOf({ ...config, registry: 'ghcr.io/acme' }, { registry: '127.0.0.1:5000' })['api']).toEqual([
      '127.0.0.1:5000/shop-api:latest',
      'api',
    ]);
  });

  test('are by digest where one is recorded, the published ones too', () => {
    const record = {
      ...emptyRecord,
      images: { 'shop-api': { digest, start }, 'nginx:1': { digest } },
    };
    const { workloads } = loadApplication(config, { record });
    expect(workloads).toMatchObject([
      { name: 'api', image: `shop-api@${digest}`, imageStart: start },
      { name: 'web', image: `nginx:1@${digest}`, imageStart: undefined },
    ]);
  });

  test('are built once, however many use them', () => {
    const { images } = loadApplication(config);
    expect(images).toHaveLength(1);
    expect(images[0]).toMatchObject({
      name: 'api',
      repository: 'shop-api',
      build: { context: '.', dockerfile: 'Dockerfile' },
    });
    expect(Object.keys(images[0]!.build.args)).toEqual(['A', 'B']);
  });

  test('may be built by a job and used by a workload', () => {
    const turned = { name: 'shop', workloads: { web: { image: imageOf('tool') } }, jobs: { tool: { build: {} } } };
    expect(imagesOf(turned)).toEqual({ tool: ['shop-tool:latest', 'tool'], web: ['shop-tool:latest', 'tool'] });
  });
});

describe('recorded images', () => {
  test('of the targets themselves run by their digests, like all others', () => {
    const digest = `sha256:${'c'.repeat(64)}`;
    const record = { ...emptyRecord, images: { 'caddy:2': { digest } } };
    const { images } = loadApplication({ name: 'shop', workloads: {} }, { record }).targets;
    expect(images).toMatchObject({ proxy: `caddy:2@${digest}`, tools: 'busybox:stable-musl' });
  });

  test('that only one engine has are named by a tag of their content', () => {
    const record = { ...emptyRecord, images: { 'shop-web': { tag: '0123456789ab' } } };
    const [web] = loadApplication({ name: 'shop', workloads: { web: { build: {} } } }, { record }).workloads;
    expect(web?.image).toBe('shop-web:0123456789ab');
  });
});
