import { describe, expect, test } from '@jest/globals';
import { judge } from './judge.ts';
import type { Look } from './observation.ts';

const contract = {
  name: 'each workload runs as its user',
  keys: ['workloads.*.security.user', 'workloads.*.env'],
} as const;

const look = (target: string, seen: unknown, key = 'workloads.db.security.user'): Look => ({
  target,
  observations: [{ key, expected: 999, seen }],
});

/** What is said of some looks. */
function said(...looks: readonly Look[]): string {
  try {
    judge(contract, looks);
    return 'it holds';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('a contract', () => {
  test('holds where every target shows what is expected', () => {
    expect(said(look('docker', 999), look('kubernetes', 999))).toBe('it holds');
  });

  test('that fails names the target, the key of the model, and what was seen on each', () => {
    expect(said(look('docker', 0), look('kubernetes', 999))).toBe(
      [
        'docker: it does not hold that each workload runs as its user',
        '  workloads.db.security.user',
        '    on docker: expected 999, saw 0',
        '    on kubernetes: expected 999, saw 999',
      ].join('\n'),
    );
  });

  test('that fails on one target alone tells what was expected there', () => {
    expect(said(look('kubernetes', undefined))).toBe(
      [
        'kubernetes: it does not hold that each workload runs as its user',
        '  workloads.db.security.user',
        '    on kubernetes: expected 999, saw nothing',
      ].join('\n'),
    );
  });

  test('that fails on both names both', () => {
    expect(said(look('docker', 0), look('kubernetes', 1))).toMatch(/^docker and kubernetes: /);
  });

  test('tells every key that is broken, and no other', () => {
    const observations = [
      { key: 'workloads.api.security.user', expected: 1000, seen: 1000 },
      { key: 'workloads.db.env.PGDATA', expected: '/data', seen: '/' },
      { key: 'workloads.db.security.user', expected: 999, seen: 0 },
    ];
    const text = said({ target: 'docker', observations });
    expect(text.match(/^ {2}\S+$/gm)).toEqual(['  workloads.db.env.PGDATA', '  workloads.db.security.user']);
  });

  test('fails where nothing could be seen, and says why', () => {
    const text = said(look('docker', 999), { target: 'kubernetes', observations: [], error: new Error('no such pod') });
    expect(text).toContain('kubernetes: it does not hold');
    expect(text).toContain('on kubernetes: nothing could be seen: no such pod');
  });

  test('fails where nothing was looked at: it would hold for anything', () => {
    expect(said({ target: 'docker', observations: [] })).toContain('on docker: nothing was looked at');
  });

  test('fails where it looks at a key that it is not about', () => {
    expect(said(look('docker', 999, 'workloads.db.image'))).toContain('a look at workloads.db.image');
  });
});
