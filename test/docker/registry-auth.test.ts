import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { dockerConfig, registriesWithLogin } from '../../docker/registry-auth.ts';

const digest = `@sha256:${'0'.repeat(64)}`;

describe('credentials of registries', () => {
  test.each([
    ['a login', { auths: { 'ghcr.io': {} } }],
    ['a helper', { credHelpers: { 'ghcr.io': 'pass' } }],
  ])('are used where there is %s', (_, file) => {
    const images = [`ghcr.io/acme/api${digest}`, `ghcr.io/acme/web${digest}`, 'postgres:17'];
    expect(registriesWithLogin(images, JSON.stringify(file))).toEqual(['ghcr.io']);
  });

  test('are not asked for where there was no login', () => {
    const images = ['ghcr.io/acme/api:1', 'localhost:5000/web:1', 'library/postgres:17'];
    expect(registriesWithLogin(images, '{"auths":{"quay.io":{}}}')).toEqual([]);
    expect(registriesWithLogin(images, '{"auths":{"localhost:5000":{}}}')).toEqual(['localhost:5000']);
  });

  test('lie where DOCKER_CONFIG says, or nowhere', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fairway-docker-'));
    try {
      expect(dockerConfig({ DOCKER_CONFIG: folder })).toBe('{}');
      writeFileSync(join(folder, 'config.json'), '{"auths":{}}');
      expect(dockerConfig({ DOCKER_CONFIG: folder })).toBe('{"auths":{}}');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
