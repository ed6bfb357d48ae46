import type { Duration } from './stack.ts';

/** Seconds as the engine prints a span of time: 90 is `1m30s`. */
export function duration(seconds: number): Duration {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = `${seconds % 60}s`;
  if (hours > 0) return `${hours}h${minutes}m${rest}`;
  return minutes > 0 ? `${minutes}m${rest}` : rest;
}
