import { z } from 'zod';

/** A whole number in a closed range; the error names the range. */
export function wholeNumber(min: number, max: number) {
  const expected = { error: `a whole number from ${min} to ${max}` };
  return z.number(expected).int(expected).min(min, expected).max(max, expected);
}

/** A number of seconds, written as a whole number. */
export const seconds = (min = 0, max = 86_400) => wholeNumber(min, max);

/** A TCP or UDP port. */
export const portNumber = () => wholeNumber(1, 65_535);
