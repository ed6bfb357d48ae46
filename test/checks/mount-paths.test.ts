import { describe, expect, test } from '@jest/globals';
import { issuesOf } from '../support/issues.ts';
import { volume, withJob, withWeb } from '../support/small.ts';

const declared = { volumes: { data: volume }, configs: { file: { content: '' } }, secrets: { KEY: {} } };
const apart = { volumes: { data: '/data' }, files: { file: '/data/file' }, secrets: { KEY: '/run/key' } };

describe('paths of mounts', () => {
  test('may lie inside each other', () => {
    expect(issuesOf(withWeb(apart, declared))).toEqual([]);
  });

  test.each([
    ['a file and a volume', { files: { file: '/data' } }, 'files.file', '/data', 'volumes.data'],
    ['a secret and a volume', { secrets: { KEY: '/data/' } }, 'secrets.KEY', '/data/', 'volumes.data'],
    ['a secret and a file', { secrets: { KEY: '/data/file' } }, 'secrets.KEY', '/data/file', 'files.file'],
    [
      'memory and a volume',
      { security: { writable: { '/data': '1Mi' } } },
      'security.writable["/data"]',
      '/data',
      'volumes.data',
    ],
  ])('fail for %s at the same path', (_, changes, path, mountPath, earlier) => {
    const message = `expected a path of its own, got "${mountPath}", where ${earlier} is mounted already`;
    expect(issuesOf(withWeb({ ...apart, ...changes }, declared))).toEqual([`workloads.web.${path}: ${message}`]);
    expect(issuesOf(withJob({ ...apart, ...changes }, declared))).toEqual([`jobs.migrate.${path}: ${message}`]);
  });
});
