/** Thousandths of a core as a person writes them: `250m`, `2`. */
export const cpuText = (millis: number) => (millis % 1000 === 0 ? String(millis / 1000) : `${millis}m`);

const UNITS = ['Gi', 'Mi', 'Ki'] as const;

/** Bytes in the largest unit that they fill: `256Mi`. */
export function memoryText(bytes: number): string {
  const unit = UNITS.find((_, index) => bytes > 0 && bytes % 2 ** (10 * (UNITS.length - index)) === 0);
  return unit === undefined ? String(bytes) : `${bytes / 2 ** (10 * (UNITS.length - UNITS.indexOf(unit)))}${unit}`;
}
