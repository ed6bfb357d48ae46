import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { dockerConfig } from '../../app/registry/docker-config.ts';

test('what docker keeps lies where DOCKER_CONFIG says, or nowhere', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fairway-docker-'));
  try {
    expect(dockerConfig({ DOCKER_CONFIG: folder })).toBe('{}');
    writeFileSync(join(folder, 'config.json'), '{"auths":{}}');
    expect(dockerConfig({ DOCKER_CONFIG: folder })).toBe('{"auths":{}}');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
