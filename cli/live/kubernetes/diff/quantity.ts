const SUFFIXES: Readonly<Record<string, number>> = {
  ...{ n: 1e-9, u: 1e-6, m: 1e-3, '': 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15 },
  ...{ Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50 },
};

/** Fields that hold amounts, in whatever unit. */
const AMOUNTS = /^((requests|limits)\.)?(cpu|memory|storage|ephemeral-storage)$|^(sizeLimit|averageValue)$/;

/** An amount as a plain number, cores or bytes: the cluster writes `1000m` as `1`, and `1024Mi` as `1Gi`. */
export function amountOf(quantity: string | number): number {
  const [, number = '', suffix = ''] = /^([\d.]+)([a-zA-Z]*)$/.exec(String(quantity)) ?? [];
  return Number((Number(number) * (SUFFIXES[suffix] ?? Number.NaN)).toPrecision(12));
}

/** The same with plain numbers as amounts, and without what says nothing. */
export function canonical(value: unknown, field = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => canonical(item));
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, item]) => [key, canonical(item, key)] as const);
    return Object.fromEntries(entries.filter(([, item]) => item !== undefined && item !== null));
  }
  if (!AMOUNTS.test(field) || (typeof value !== 'string' && typeof value !== 'number')) return value;
  const amount = amountOf(value);
  return Number.isNaN(amount) ? value : amount;
}
