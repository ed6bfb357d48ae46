import { describe, expect, test } from '@jest/globals';
import { registryAuthFor } from '../../docker/registry-auth.ts';

const digest = `@sha256:${'0'.repeat(64)}`;

describe('credentials of registries', () => {
  test.each([
    ['a login', { auths: { 'ghcr.io': {} } }],
    ['a helper', { credHelpers: { 'ghcr.io': 'pass' } }],
  ])('are used where there is %s', (_, file) => {
    const images = [`ghcr.io/acme/api${digest}`, `ghcr.io/acme/web${digest}`, 'postgres:17'];
    expect(registryAuthFor(images, JSON.stringify(file))).toEqual([{ address: 'ghcr.io' }]);
  });

  test('are not asked for where there was no login', () => {
    const images = ['ghcr.io/acme/api:1', 'localhost:5000/web:1', 'library/postgres:17'];
    expect(registryAuthFor(images, '{"auths":{"quay.io":{}}}')).toBeUndefined();
    expect(registryAuthFor(images, '{"auths":{"localhost:5000":{}}}')).toEqual([{ address: 'localhost:5000' }]);
  });

  test('are those that were given, for their registry', () => {
    const images = ['ghcr.io/acme/api:1', 'quay.io/acme/web:1'];
    const login = { address: 'ghcr.io', username: 'acme', password: 'token' };
    expect(registryAuthFor(images, '{"auths":{"ghcr.io":{},"quay.io":{}}}', login)).toEqual([
      login,
      { address: 'quay.io' },
    ]);
  });
});
