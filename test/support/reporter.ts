import { stripVTControlCharacters } from 'node:util';
import { UserError } from '../../app/errors/user-error.ts';
import type { TestEvent } from 'node:test/reporters';

/**
 * Prints each test as it starts and as it ends, with its time; the failures once more at the end, and one last line
 * `N passed, N failed, N skipped`.
 *
 * The tests are those inside of the one that is the run; that one counts only if it fails by itself.
 *
 * @see https://nodejs.org/docs/latest-v24.x/api/test.html#custom-reporters
 */
export default async function* reporter(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const started = Date.now();
  const failures: string[] = [];
  let passed = 0;
  let skipped = 0;

  for await (const { type, data } of source) {
    if (type === 'test:dequeue') {
      yield data.nesting === 0 ? `${data.name}\n` : `  ${data.name} ... `;
    } else if (type === 'test:pass' && data.nesting > 0) {
      if (data.skip === undefined) passed++;
      else skipped++;
      yield data.skip === undefined ? `${seconds(data.details.duration_ms)}\n` : `skipped: ${data.skip}\n`;
    } else if (type === 'test:fail' && (data.nesting > 0 || failures.length === 0)) {
      failures.push(`${data.name}\n${messageOf(data.details.error)}`);
      yield `FAILED after ${seconds(data.details.duration_ms)}\n`;
    } else if (type === 'test:diagnostic' && data.nesting > 0) {
      yield `    ${data.message}\n`;
    }
  }

  for (const failure of failures) yield `\nFAILED: ${failure}\n`;
  yield `\n${seconds(Date.now() - started)}\n${passed} passed, ${failures.length} failed, ${skipped} skipped\n`;
}

function messageOf({ cause }: Error): string {
  const lines = stripVTControlCharacters(textOf(cause)).split('\n');
  return lines
    .filter((line) => !/^\s+at .*node:/.test(line))
    .map((line) => `    ${line}`)
    .join('\n');
}

/** A mistake of a person doesn't come with the place in the code where it was noticed. */
function textOf(cause: unknown): string {
  if (cause instanceof UserError) return cause.message;
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
