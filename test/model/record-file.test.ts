import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readRecord, writeRecord } from '../../app/record-file.ts';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fairway-record-'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('the record', () => {
  test('is empty before anything was recorded', () => {
    expect(readRecord(root, undefined)).toEqual({ images: {}, secrets: { docker: {}, kubernetes: {} } });
  });

  test('keeps what it had', () => {
    writeRecord(root, 'prod', { images: { 'a:1': { digest: digest('a') } } });
    writeRecord(root, 'prod', {
      images: { 'b:1': { tag: 'bbbbbbbbbbbb' } },
      secrets: { docker: { TOKEN: '0123456789ab' } },
    });
    writeRecord(root, 'prod', { secrets: { kubernetes: { TOKEN: 'ba9876543210' } } });
    expect(readRecord(root, 'prod')).toEqual({
      images: { 'a:1': { digest: digest('a') }, 'b:1': { tag: 'bbbbbbbbbbbb' } },
      secrets: { docker: { TOKEN: '0123456789ab' }, kubernetes: { TOKEN: 'ba9876543210' } },
    });
    expect(readdirSync(join(root, '.fairway'))).toEqual(['record.prod.json']);
  });

  test('is one for each environment', () => {
    writeRecord(root, 'prod', { secrets: { docker: { TOKEN: '0123456789ab' } } });
    expect(readRecord(root, 'staging').secrets.docker).toEqual({});
  });

  test('of an environment called default is not that of none', () => {
    writeRecord(root, 'default', { secrets: { docker: { TOKEN: '0123456789ab' } } });
    expect(readRecord(root, undefined).secrets.docker).toEqual({});
  });

  test('lies in a folder that only its owner can enter', () => {
    writeRecord(root, undefined, {});
    expect(statSync(join(root, '.fairway')).mode & 0o777).toBe(0o700);
  });

  test('is never a file outside of the folder, whatever the environment is called', () => {
    writeFileSync(join(root, 'package.json'), '{}');
    mkdirSync(join(root, '.fairway', 'record.x'), { recursive: true });
    for (const environment of ['../package', 'x/../../package', '/package', '']) {
      expect(readRecord(root, environment)).toEqual({ images: {}, secrets: { docker: {}, kubernetes: {} } });
      expect(() => writeRecord(root, environment, {})).toThrow(/no name of an environment/);
    }
  });

  test.each(['{', '[]', '{"images":{"a":{"digest":"latest"}},"secrets":{}}'])('fails for %s', (text) => {
    writeRecord(root, undefined, {});
    writeFileSync(join(root, '.fairway/record.json'), text);
    expect(() => readRecord(root, undefined)).toThrow(/isn't a record that Fairway wrote; delete it and build again/);
  });
});
