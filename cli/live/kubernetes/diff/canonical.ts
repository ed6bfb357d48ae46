import { quantityOf } from '../quantity.ts';
import { isFilledIn } from './filled-in.ts';

/** Fields that hold amounts, in whatever unit. */
const AMOUNTS = /^((requests|limits)\.)?(cpu|memory|storage|ephemeral-storage)$|^(sizeLimit|averageValue)$/;

/** A value with plain numbers as amounts, which the cluster writes in units of its own, and without what says nothing. */
export function canonical(value: unknown, field = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => canonical(item, field));
  if (typeof value === 'object' && value !== null) {
    const said = Object.entries(value).filter(
      ([key, item]) => item !== undefined && item !== null && !isFilledIn(field, key, item),
    );
    return Object.fromEntries(said.map(([key, item]) => [key, canonical(item, key)]));
  }
  if (!AMOUNTS.test(field) || (typeof value !== 'string' && typeof value !== 'number')) return value;
  const amount = quantityOf(value);
  return Number.isNaN(amount) ? value : amount;
}
