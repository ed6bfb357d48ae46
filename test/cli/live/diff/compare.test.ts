import { describe, expect, test } from '@jest/globals';
import { loadApplication } from '../../../../app/model/load.ts';
import { compare } from '../../../../cli/live/diff/compare.ts';
import { disclosing } from '../../../../cli/live/diff/disclose.ts';
import { expectedOf } from '../../../../cli/live/diff/expected.ts';
import { opaque } from '../../../../cli/live/diff/opaque.ts';
import type { Facts, Part } from '../../../../cli/live/diff/part.ts';
import { showChanges } from '../../../../cli/live/diff/show.ts';

const application = loadApplication({
  name: 'shop',
  workloads: {
    web: {
      image: 'web:1',
      env: {
        LOG_LEVEL: 'info',
        DATABASE: 'postgres://shop@db/shop',
        API_TOKEN: 'none',
        KEYED: { secret: 'KEY' },
      },
    },
  },
  secrets: { KEY: {} },
});

const part = (replica: Facts, around: Facts = {}, more: Partial<Part> = {}): Part => ({
  name: 'web',
  kind: 'workload',
  replica,
  around,
  renewal: 'new replicas first',
  ...more,
});

const lines = (before: readonly Part[], after: readonly Part[], direction: 'preview' | 'drift' = 'drift') =>
  showChanges(compare(before, after, disclosing(application)), direction).split('\n');

describe('what differs', () => {
  test('is told by part and key, with both values', () => {
    expect(lines([part({ 'env.LOG_LEVEL': 'info' })], [part({ 'env.LOG_LEVEL': 'debug' })])).toEqual([
      '~ web: env.LOG_LEVEL: info → debug',
    ]);
    expect(lines([part({})], [part({}, { 'scale.min': '2' })])).toEqual(['+ web: scale.min: added, 2']);
    expect(lines([part({ workingDir: '/a' })], [part({})])).toEqual(['- web: workingDir: removed, was /a']);
    expect(lines([part({})], [])).toEqual(['- web: removed']);
  });

  test('says in a preview what becomes of the replicas', () => {
    expect(lines([part({ image: 'web:1' })], [part({ image: 'web:2' })], 'preview').at(-1)).toBe(
      '    web: new replicas first',
    );
    expect(lines([part({}, { 'scale.min': '1' })], [part({}, { 'scale.min': '2' })], 'preview').at(-1)).toBe(
      '    web: in place',
    );
  });

  test('shortens digests', () => {
    const image = (name: string, digit: string) => part({ image: `${name}@sha256:${digit.repeat(64)}` });
    expect(lines([image('web', 'a')], [image('web', 'b')])).toEqual([
      '~ web: image: …@sha256:aaaaaaaaaaaa → …@sha256:bbbbbbbbbbbb',
    ]);
    expect(lines([image('web', 'a')], [image('other', 'b')])).toEqual([
      '~ web: image: web@sha256:aaaaaaaaaaaa → other@sha256:bbbbbbbbbbbb',
    ]);
  });

  test('leaves out what only one side can know, and what goes without saying', () => {
    const tag = part({ image: 'web:1' }, {}, { unknown: ['image digest'] });
    expect(compare([part({ image: 'web:1', 'image digest': 'x' })], [tag], disclosing(application))).toEqual([]);
    const routes = { 'routes.http://a.test/': 'to port 80', 'routes.http://a.test/ settings': '#1' };
    expect(lines([part({}, routes)], [part({})])).toEqual(['- web: routes.http://a.test/: removed, was to port 80']);
  });
});

describe('what may be a secret', () => {
  const told = (key: string, before: string, after: string) =>
    lines([part({ [key]: before })], [part({ [key]: after })]);

  test.each(['env.KEYED', 'env.API_TOKEN', 'env.ADDED_BY_HAND', 'kubernetes.pod.hostAliases', 'secrets.KEY'])(
    'is not shown: %s',
    (key) => {
      expect(told(key, 'one', 'canary')).toEqual([`~ web: ${key}: changed`]);
    },
  );

  test.each(['postgres://shop:can@ry@db/shop', 'https://ghp_canary@example.com/x', 'Host=db;Password=canary'])(
    'is not shown where a person has put it into a declared variable: %s',
    (value) => {
      expect(told('env.DATABASE', 'postgres://db/shop', value)).toEqual(['~ web: env.DATABASE: changed']);
    },
  );

  test('is compared all the same', () => {
    expect(told('command', opaque(['run']), opaque(['run', '--token=canary']))).toEqual(['~ web: command: changed']);
  });
});

describe('a drift', () => {
  const drift = (was: readonly Part[], wanted: readonly Part[], is: readonly Part[]) =>
    compare(expectedOf(was, wanted, is), is, disclosing(application)).flatMap(({ name, action, changes }) =>
      action === 'changed' ? changes.map(({ key }) => `${name}: ${key}`) : [`${name}: ${action}`],
    );
  const a = part({ image: 'a' });
  const b = part({ image: 'b' });

  test('is what is neither as it was deployed nor as it is declared', () => {
    expect(drift([a], [a], [b])).toEqual(['web: image']);
    expect(drift([a], [b], [a])).toEqual([]);
    expect(drift([a], [b], [b])).toEqual([]);
  });

  test('is what is gone, or there, without a deploy', () => {
    expect(drift([a], [a], [])).toEqual(['web: removed']);
    expect(drift([], [], [a])).toEqual(['web: added']);
    expect(drift([], [a], [])).toEqual([]);
    expect(drift([a], [], [a])).toEqual([]);
  });
});
