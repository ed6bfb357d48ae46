import { describe, expect, test } from '@jest/globals';
import { toPlain } from '../../app/model/plain.ts';

const issues = (value: unknown) => toPlain(value).issues.map(({ path, message }) => [path.join('.'), message]);

class Workload {
  readonly image = 'nginx:1';
}

describe('toPlain', () => {
  test('copies plain data as it is', () => {
    const config = { name: 'shop', list: [1, 'two', true, null, undefined, { deep: [] }], none: undefined };
    expect(toPlain(config)).toEqual({ plain: config, issues: [] });
    expect(toPlain(config).plain).not.toBe(config);
  });

  test('copies what stands at two places twice', () => {
    const small = { memory: '64Mi' };
    expect(toPlain({ a: small, b: small })).toEqual({ plain: { a: small, b: small }, issues: [] });
  });

  test('reads objects without a prototype', () => {
    expect(toPlain(Object.assign(Object.create(null), { name: 'shop' }))).toEqual({
      plain: { name: 'shop' },
      issues: [],
    });
  });

  test('leaves values that are no objects to the schema', () => {
    expect(toPlain([1n, toPlain])).toEqual({ plain: [1n, toPlain], issues: [] });
  });

  test('refuses symbols, wherever they stand', () => {
    expect(issues({ registry: { length: Symbol('s') } })).toEqual([
      ['registry.length', 'expected plain data, got Symbol(s)'],
    ]);
  });

  test('fails for an object that contains itself', () => {
    const config: { [key: string]: unknown } = { name: 'shop' };
    config['workloads'] = { web: config };
    expect(issues(config)).toEqual([['workloads.web', 'expected plain data, got an object that contains itself']]);
  });

  test('fails for nesting without end', () => {
    let deep: unknown = 'x';
    for (let level = 0; level < 100; level++) deep = [deep];
    expect(issues(deep)).toEqual([[Array(33).fill(0).join('.'), 'expected at most 32 levels of nesting, got more']]);
  });

  test('fails for more values than anybody writes, without reading them all', () => {
    const message = 'expected at most 200000 values, got more';
    let doubled: unknown = 'x';
    for (let level = 0; level < 30; level++) doubled = { a: doubled, b: doubled };
    expect(issues(doubled)).toEqual([['', message]]);
    expect(issues({ list: new Array(4_000_000_000) })).toEqual([['', message]]);
  });

  test.each([
    ['a class of the project', new Workload()],
    ['a date', new Date(0)],
    ['a map', new Map()],
    ['a regular expression', /x/],
    ['a promise', Promise.resolve()],
  ])('fails for an instance of %s', (_, instance) => {
    expect(issues({ web: instance })).toEqual([['web', 'expected plain data, got an instance of a class']]);
  });

  test('fails for a key that would change the prototype', () => {
    expect(issues(JSON.parse('{ "env": { "__proto__": "x" } }'))).toEqual([
      ['env.__proto__', "expected another key: this one is the language's own"],
    ]);
  });

  test.each([
    ['an error', new Error('closed'), '"Error: closed"'],
    ['a text', 'closed', '"closed"'],
    ['nothing', undefined, '"undefined"'],
    ['what has no text', Object.create(null), 'without a reason'],
  ])('fails for a getter that throws %s', (_, thrown, reason) => {
    const config = {
      get web() {
        throw thrown;
      },
    };
    expect(issues({ config })).toEqual([
      ['config', `expected plain data, got an object that can't be read (${reason})`],
    ]);
  });

  test('fails for a proxy that answers nothing', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(issues({ web: proxy })[0]![1]).toMatch(
      /^expected plain data, got an object that can't be read \("TypeError: /,
    );
  });

  test('fails with the first twenty of many', () => {
    expect(issues(Array.from({ length: 1000 }, () => new Date(0)))).toHaveLength(20);
  });
});
