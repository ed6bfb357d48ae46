import { describe, expect, test } from '@jest/globals';
import { builtOnHost, imagesToPull } from '../../../../cli/live/docker/images.ts';
import { loadApplication } from '../../../../app/model/load.ts';
import type { DeployRecord } from '../../../../app/model/record.ts';
import { lower } from '../../../../docker/lower.ts';

const start = { entrypoint: [], cmd: ['node'] };
const DIGEST = `sha256:${'a'.repeat(64)}`;

/** One image of its own, one by tag, one by digest. */
function shop(more: object = {}, images: DeployRecord['images'] = {}) {
  const workloads = {
    api: { build: { context: 'app/api' } },
    db: { image: 'postgres:17' },
    queue: { image: `redis@${DIGEST}` },
  };
  const application = loadApplication(
    { name: 'shop', workloads, ...more },
    { record: { images, secrets: { docker: {}, kubernetes: {} } } },
  );
  return [application, lower(application)] as const;
}

describe('a host that builds by itself', () => {
  const [application, stack] = shop({}, { 'shop-api': { tag: '0123456789ab', start } });

  test('alone has what it built', () => {
    expect(builtOnHost(application, stack)).toEqual(['shop-api:0123456789ab']);
  });

  test('pulls only what others have built: a tag always, a digest unless it is there', () => {
    expect(imagesToPull(application, stack, ['shop-api:0123456789ab', 'postgres:17'])).toEqual(
      expect.arrayContaining(['postgres:17', `redis@${DIGEST}`]),
    );
    const pulled = imagesToPull(application, stack, [`redis@${DIGEST}`]);
    expect(pulled).not.toContain('shop-api:0123456789ab');
    expect(pulled).not.toContain(`redis@${DIGEST}`);
  });
});

test('with a registry, images of the project are pulled as others are', () => {
  const api = 'ghcr.io/acme/shop-api';
  const [application, stack] = shop({ registry: 'ghcr.io/acme' }, { [api]: { digest: DIGEST, start } });
  expect(builtOnHost(application, stack)).toEqual([]);
  expect(imagesToPull(application, stack, [])).toContain(`${api}@${DIGEST}`);
});
