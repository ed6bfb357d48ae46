const SUFFIXES: Readonly<Record<string, number>> = {
  ...{ n: 1e-9, u: 1e-6, m: 1e-3, '': 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15 },
  ...{ Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50 },
};

/**
 * An amount as the cluster writes it, finer than a config may be, as a plain number of cores or bytes: `1304770n`,
 * `1000m`, `19244Ki`.
 */
export function quantityOf(quantity: string | number): number {
  const [, number = '', suffix = ''] = /^([\d.]+)([a-zA-Z]*)$/.exec(String(quantity)) ?? [];
  return Number((Number(number) * (SUFFIXES[suffix] ?? Number.NaN)).toPrecision(12));
}
