import { quantityOf } from '../quantity.ts';

/** Fields that hold amounts, in whatever unit. */
const AMOUNTS = /^((requests|limits)\.)?(cpu|memory|storage|ephemeral-storage)$|^(sizeLimit|averageValue)$/;

/** A value with plain numbers as amounts, which the cluster writes in units of its own, and without what says nothing. */
export function canonical(value: unknown, field = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => canonical(item));
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, item]) => [key, canonical(item, key)] as const);
    return Object.fromEntries(entries.filter(([, item]) => item !== undefined && item !== null));
  }
  if (!AMOUNTS.test(field) || (typeof value !== 'string' && typeof value !== 'number')) return value;
  const amount = quantityOf(value);
  return Number.isNaN(amount) ? value : amount;
}
