import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { dockerConfig } from '../../app/registry/docker-config.ts';

test('what docker keeps lies where DOCKER_CONFIG says, or nowhere, and is JSON', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fairway-docker-'));
  try {
    expect(dockerConfig({ DOCKER_CONFIG: folder })).toBe('{}');
    writeFileSync(join(folder, 'config.json'), '{"auths":{}}');
    expect(dockerConfig({ DOCKER_CONFIG: folder })).toBe('{"auths":{}}');
    writeFileSync(join(folder, 'config.json'), '{"auths":');
    expect(() => dockerConfig({ DOCKER_CONFIG: folder })).toThrow(
      `${join(folder, 'config.json')} is no JSON, mend it: `,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
