const levels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** How much an event matters. */
export type Level = Exclude<(typeof levels)[number], 'silent'>;

/** What is known about an event, beside its name. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * Writes one event as one line of JSON to stdout, where both Docker and Kubernetes collect it.
 *
 * `LOG_LEVEL` (`debug`, `info`, `warn`, `error`, `silent`) sets the least level that is written.
 */
export function log(level: Level, event: string, fields: Fields = {}): void {
  if (levels.indexOf(level) < threshold()) return;
  process.stdout.write(`${formatEvent(level, event, fields)}\n`);
}

/** The line that {@link log} writes; errors become their message, passwords in URLs become `***`. */
export function formatEvent(level: Level, event: string, fields: Fields, now = new Date()): string {
  const line = JSON.stringify({ time: now.toISOString(), level, event, ...fields }, (_key, value: unknown) =>
    value instanceof Error ? describeError(value) : value,
  );
  return line.replace(/:\/\/[^\s/"]+@/g, '://***@');
}

/** One line about an error. Several refused connections arrive as one error that has no message of its own. */
export function describeError(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(describeError).join('; ');
  return error instanceof Error ? error.message : String(error);
}

function threshold(): number {
  const level = levels.indexOf((process.env['LOG_LEVEL'] ?? '').toLowerCase() as Level);
  return level === -1 ? levels.indexOf('info') : level;
}
