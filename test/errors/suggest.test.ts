import { describe, expect, test } from '@jest/globals';
import { didYouMean, didYouMeanOneOf } from '../../app/errors/suggest.ts';

describe('didYouMean', () => {
  test.each([
    ['a missing letter', 'worklods', 'workloads'],
    ['a letter too many', 'imagee', 'image'],
    ['another letter', 'imqge', 'image'],
    ['two swapped letters', 'prots', 'ports'],
    ['another case', 'readinessprobe', 'readinessProbe'],
  ])('suggests what differs by %s', (_, typed, meant) => {
    expect(didYouMean(typed, ['image', 'ports', 'readinessProbe', 'workloads'])).toBe(`; did you mean "${meant}"?`);
  });

  test('suggests nothing where nothing is near', () => {
    expect(didYouMean('database', ['web', 'api'])).toBe('');
  });

  test('suggests the first by name of two that are equally near, whatever their order', () => {
    expect(didYouMean('bat', ['cat', 'bar'])).toBe('; did you mean "bar"?');
    expect(didYouMean('bat', ['bar', 'cat'])).toBe('; did you mean "bar"?');
  });

  test('gives up on what nobody typed by hand', () => {
    expect(didYouMean('x'.repeat(1_000_000), ['x'.repeat(1_000_000)])).toBe('');
  });
});

describe('didYouMeanOneOf', () => {
  test('suggests the nearest', () => {
    expect(didYouMeanOneOf('wbe', ['web', 'api'])).toBe('; did you mean "web"?');
  });

  test('lists what there is where nothing is near, sorted', () => {
    expect(didYouMeanOneOf('database', ['web', 'api'])).toBe('; declared: "api", "web"');
  });

  test('lists eight at most', () => {
    const many = Array.from({ length: 9 }, (_, index) => `w${index}`);
    expect(didYouMeanOneOf('database', many)).toBe('; declared: "w0", "w1", "w2", "w3", "w4", "w5", "w6", "w7" …');
  });

  test('says so where there is none', () => {
    expect(didYouMeanOneOf('database', [])).toBe('; none is declared');
  });
});
