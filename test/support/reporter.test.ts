import { expect, test } from '@jest/globals';
import type { TestEvent } from 'node:test/reporters';
import reporter from './reporter.ts';

const details = { duration_ms: 1234 };
const failed = { ...details, error: new Error('failed', { cause: new Error('no answer') }) };

async function report(...events: readonly { readonly type: string; readonly data: object }[]): Promise<string> {
  async function* source() {
    for (const event of events) yield await Promise.resolve(event as TestEvent);
  }
  let text = '';
  for await (const part of reporter(source())) text += part;
  return text;
}

const pass = (name: string, skip?: string, nesting = 1) => ({
  type: 'test:pass',
  data: { name, nesting, details, skip },
});
const fail = (name: string, nesting = 1) => ({ type: 'test:fail', data: { name, nesting, details: failed } });

test('ends with the counts', async () => {
  const text = await report(pass('one'), pass('two', 'it has no API'), fail('three'), fail('the run', 0));
  expect(text).toMatch(/\n1 passed, 1 failed, 1 skipped\n$/);
});

test('says why a test is skipped, and how one failed', async () => {
  const text = await report(pass('two', 'it has no API'), fail('three'));
  expect(text).toContain('skipped: it has no API');
  expect(text).toMatch(/FAILED: three\n +Error: no answer/);
});

test('counts a run that fails outside of its tests', async () => {
  expect(await report(pass('one'), fail('the run', 0))).toMatch(/\n1 passed, 1 failed, 0 skipped\n$/);
});

test('tells tests that go on at once one after the other, and counts those inside of them', async () => {
  const at = (type: string, name: string, nesting = 1) => ({ type, data: { name, nesting } });
  const text = await report(
    at('test:dequeue', 'first'),
    at('test:dequeue', 'second'),
    at('test:start', 'first'),
    pass('one', undefined, 2),
    fail('two', 2),
    fail('first'),
    at('test:start', 'second'),
    pass('three', undefined, 2),
    pass('second'),
  );
  const lines = text.split('\n').map((line) => line.replace(/ \.\.\. .*/, ''));
  expect(lines.slice(0, 7)).toEqual(['  first', '    one', '    two', '  first', '  second', '    three', '  second']);
  expect(text).toMatch(/\n2 passed, 1 failed, 0 skipped\n$/);
});
