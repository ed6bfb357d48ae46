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

  test.each([
    ['files.file', { files: { file: '/.fairway' } }, '/.fairway', "/.fairway is Fairway's own"],
    ['volumes.data', { volumes: { data: '/.fairway-done/x' } }, '/.fairway-done/x', "/.fairway-done is Fairway's own"],
    [
      'secrets.KEY',
      { secrets: { KEY: '/run//secrets/./fairway/KEY' } },
      '/run//secrets/./fairway/KEY',
      "/run/secrets/fairway is Fairway's own",
    ],
    [
      'security.writable["/.fairway/"]',
      { security: { writable: { '/.fairway/': '1Mi' } } },
      '/.fairway/',
      "/.fairway is Fairway's own",
    ],
    [
      'volumes.data',
      { volumes: { data: '/dev/shm' } },
      '/dev/shm',
      'it is in memory on both targets; for more of it use `security.writable`',
    ],
  ])('fail for %s where the targets mount their own', (path, changes, mountPath, reason) => {
    const message = `expected another path, got "${mountPath}": ${reason}`;
    expect(issuesOf(withWeb({ ...apart, ...changes }, declared))).toEqual([`workloads.web.${path}: ${message}`]);
    expect(issuesOf(withJob({ ...apart, ...changes }, declared))).toEqual([`jobs.migrate.${path}: ${message}`]);
  });

  test('may be memory at /dev/shm, and folders beside those of the targets', () => {
    const changes = { security: { writable: { '/dev/shm': '1Mi' } }, files: { file: '/.fairway-file' } };
    expect(issuesOf(withWeb({ ...apart, ...changes }, declared))).toEqual([]);
  });
});
