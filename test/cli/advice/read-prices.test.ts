import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readPrices } from '../../../cli/advice/read-prices.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairway-prices-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

function file(content: string): string {
  const path = join(folder, 'prices.yaml');
  writeFileSync(path, content);
  return path;
}

const good = `
date: 2026-11-01
source: https://example.com/prices
currency: USD
machines:
  small: { cpu: '2', memory: 4Gi, monthly: 7.5 }
cluster: {}
`;

describe('a price file', () => {
  test('is read with its defaults', () => {
    const { prices } = readPrices(file(good))!;
    expect(prices).toMatchObject({ example: false, currency: 'USD', machines: { small: { monthly: 7.5 } } });
    expect(prices.cluster).toEqual({ controlPlane: 0, loadBalancer: 0, storagePerGi: 0 });
    expect(prices.assumptions).toEqual({});
  });

  test('of the project is marked as an example, so that nobody takes its figures for prices', () => {
    expect(readPrices(undefined)?.prices).toMatchObject({ example: true, source: 'made up' });
  });

  test('fails with everything that is wrong with it, at its place', () => {
    const wrong = good
      .replace('2026-11-01', 'yesterday')
      .replace('7.5', '-1')
      .replace('cluster: {}', 'cluster: { node: 3 }');
    expect(() => readPrices(file(`${wrong}assumptions: { machineAvailability: 101 }\n`))).toThrow(
      new RegExp(
        [
          "prices\\.yaml can't be used:",
          '  date: expected the day on which the prices were looked up, such as "2025-11-24", got "yesterday"',
          '  machines\\.small\\.monthly: expected a price of at least 0, such as 12\\.5, got -1',
          '  cluster\\.node: unknown key.*',
          '  assumptions\\.machineAvailability: expected a percentage such as 99\\.5, got 101',
        ].join('\\n'),
      ),
    );
  });

  test('fails where it is named and is not there, or is no YAML', () => {
    expect(() => readPrices(join(folder, 'none.yaml'))).toThrow('there is no such file');
    expect(() => readPrices(file('a: [1'))).toThrow('is no YAML');
  });
});
