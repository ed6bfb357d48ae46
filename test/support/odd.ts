import fc from 'fast-check';

/** Makes a value that nobody writes on purpose, and that programs stumble over: this one included, so it is made late. */
export type Odd = () => unknown;

const anything = fc.anything({
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withObjectString: true,
  withSparseArray: true,
  withTypedArray: true,
});
const simple = [undefined, null, '', 0, -1, Number.NaN, Number.POSITIVE_INFINITY, -0, 1e308, 10n, true];
const texts = ['__proto__', 'constructor', 'toString', '\0', '\ud800', '../..', '*', '${X}', '{{.}}', '\n---\n'];
const huge = ['x-'.repeat(100_000), '/'.repeat(100_000), '1,'.repeat(100_000)];
const instances = [
  Symbol('odd'),
  () => 1,
  class Odd {},
  Promise.resolve(),
  new WeakMap(),
  /x/g,
  new Error('odd'),
  [],
  {},
];
const traps = [cyclic, deep, throwing, throwingOddly, revoked, holes, callable];
/** These are as large as a config may be before it is refused, which takes its time. */
const floods = [doubled, endless];

export const oddValue: fc.Arbitrary<Odd> = fc.oneof(
  {
    weight: 60,
    arbitrary: anything.map(
      (value): Odd =>
        () =>
          value,
    ),
  },
  {
    weight: 60,
    arbitrary: fc.constantFrom<unknown>(...simple, ...texts, ...huge, ...instances).map(
      (value): Odd =>
        () =>
          value,
    ),
  },
  { weight: 20, arbitrary: fc.constantFrom<Odd>(...traps) },
  { weight: 1, arbitrary: fc.constantFrom<Odd>(...floods) },
);

/** Keys that have a meaning to the language, to the vocabulary, or to nobody. */
export const oddKey = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'toString',
    'length',
    '',
    ' ',
    '\0',
    '\ud800',
    '0',
    '-1',
  ),
  fc.constantFrom('name', 'web', 'image', 'secret', 'host', 'template', 'imageOf', 'ports', 'environments', 'null'),
  fc.string({ maxLength: 12 }),
);

function cyclic() {
  const object: Record<string, unknown> = {};
  object['a'] = object;
  object['b'] = [object];
  return object;
}

function deep() {
  let object: unknown = 'x';
  for (let level = 0; level < 5000; level++) object = level % 2 === 0 ? [object] : { object };
  return object;
}

function doubled() {
  let object: unknown = 'x';
  for (let level = 0; level < 30; level++) object = { a: object, b: object };
  return object;
}

function throwing() {
  return {
    get image() {
      throw new Error('odd');
    },
  };
}

function throwingOddly() {
  return {
    get [Symbol.toStringTag]() {
      throw Object.create(null);
    },
    get image() {
      throw Object.create(null);
    },
  };
}

function revoked() {
  const { proxy, revoke } = Proxy.revocable<object>({}, {});
  revoke();
  return proxy;
}

/** Has any key that one asks for, and so on below. */
function endless(): object {
  return new Proxy(
    {},
    {
      get: () => endless(),
      has: () => true,
      ownKeys: () => ['image', 'name', 'web'],
      getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true, value: 0, writable: true }),
    },
  );
}

function holes() {
  return new Array<unknown>(4_000_000_000);
}

function callable() {
  return Object.assign(() => 1, { image: 'nginx:1' });
}
