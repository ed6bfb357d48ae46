import { z } from 'zod';

const cpuExpected = { error: 'an amount of CPU such as "250m" (a quarter of a core) or "1.5"' };
const memoryExpected = { error: 'an amount of memory such as "128Mi" or "2Gi"' };

const suffixes: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/** A share of CPU cores as Kubernetes writes it: cores (`"1.5"`) or thousandths (`"250m"`). */
export const cpu = () =>
  z
    .string(cpuExpected)
    .regex(/^(?:\d{1,6}m|\d{1,4}(?:\.\d{1,3})?)$/, cpuExpected)
    .refine((value) => cpuMillis(value) > 0, cpuExpected);

/** An amount of bytes as Kubernetes writes it: `"128Mi"`, `"2Gi"`, `"500M"`. */
export const memory = () =>
  z
    .string(memoryExpected)
    .regex(/^\d{1,12}(?:\.\d{1,3})?(?:[kMGT]|[KMGT]i)?$/, memoryExpected)
    .refine((value) => bytes(value) >= 1, memoryExpected);

/** @returns thousandths of a core. */
export function cpuMillis(quantity: string): number {
  return quantity.endsWith('m') ? Number(quantity.slice(0, -1)) : Math.round(Number(quantity) * 1000);
}

/** @returns bytes. */
export function bytes(quantity: string): number {
  const [, number = '0', suffix = ''] = /^([\d.]+)([a-zA-Z]*)$/.exec(quantity) ?? [];
  return Math.round(Number(number) * (suffixes[suffix] ?? Number.NaN));
}

/** @returns twice an amount, in the same unit. */
export function twice(quantity: string): string {
  return quantity.replace(/^[\d.]+/, (number) => String(2 * Number(number)));
}
