import { stripVTControlCharacters } from 'node:util';
import { UserError } from '../../app/errors/user-error.ts';
import type { TestEvent } from 'node:test/reporters';

/**
 * Prints each test as it starts and as it ends, with its time; the failures once more at the end, and one last line
 * `N passed, N failed, N skipped`.
 *
 * The tests are those inside of the one that is the run. Several at once are told one after the other, in their order,
 * each with the tests inside of it, which count in its place. Whatever has tests inside counts only if it fails by itself.
 *
 * @see https://nodejs.org/docs/latest-v24.x/api/test.html#custom-reporters
 */
export default async function* reporter(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const started = Date.now();
  const report = new Report();
  for await (const event of source) yield report.take(event);
  for (const failure of report.failures) yield `\nFAILED: ${failure}\n`;
  const { passed, failures, skipped } = report;
  yield `\n${seconds(Date.now() - started)}\n${passed} passed, ${failures.length} failed, ${skipped} skipped\n`;
}

/** How a test has ended. */
interface End {
  readonly name: string;
  readonly nesting: number;
  readonly milliseconds: number;
  /** Why it was left out. */
  readonly skip?: string | boolean | undefined;
  readonly error?: Error | undefined;
}

/** What was seen of a run until now. */
class Report {
  readonly failures: string[] = [];
  passed = 0;
  skipped = 0;
  /** How many tests of the run itself go on. */
  #going = 0;
  /** The last of them whose name was printed, and whether its line is still open. */
  #told = '';
  #isOpen = false;
  /** How many tests have ended, and failed, inside of the one that is told. */
  #inside = { ended: 0, failed: 0 };

  /** What there is to print about an event. */
  take({ type, data }: TestEvent): string {
    switch (type) {
      case 'test:dequeue':
        if (data.nesting === 0) return `${data.name}\n`;
        return data.nesting === 1 && this.#going++ === 0 ? this.#begin(data.name) : '';
      case 'test:start':
        return data.nesting === 1 && data.name !== this.#told ? this.#begin(data.name) : '';
      case 'test:pass':
        return this.#end({ ...data, milliseconds: data.details.duration_ms });
      case 'test:fail':
        return this.#end({ ...data, milliseconds: data.details.duration_ms, error: data.details.error });
      case 'test:diagnostic':
        return data.nesting === 0 ? '' : `${'  '.repeat(data.nesting + 1)}${data.message}\n`;
      default:
        return '';
    }
  }

  #begin(name: string): string {
    this.#told = name;
    this.#isOpen = true;
    return `  ${name} ... `;
  }

  #end(end: End): string {
    const { name, nesting, milliseconds, skip, error } = end;
    const counts = this.#count(end);
    if (nesting === 0 && !counts) return '';
    const outcome = skip === undefined ? seconds(milliseconds) : `skipped: ${skip}`;
    const line = `${name} ... ${error === undefined ? outcome : `FAILED after ${outcome}`}\n`;
    const isOwnLine = nesting === 1 && this.#isOpen;
    const before = !isOwnLine && this.#isOpen ? '\n' : '';
    this.#isOpen = false;
    if (nesting === 1) {
      this.#going--;
      this.#inside = { ended: 0, failed: 0 };
    }
    return isOwnLine ? line.slice(`${name} ... `.length) : `${before}${'  '.repeat(nesting)}${line}`;
  }

  /** @returns whether it is a test of its own, or one with others inside that has failed by itself */
  #count({ name, nesting, skip, error }: End): boolean {
    const contains = nesting === 0 || (nesting === 1 && this.#inside.ended > 0);
    const failedInside = nesting === 0 ? this.failures.length > 0 : this.#inside.failed > 0;
    if (nesting > 1) {
      this.#inside.ended++;
      if (error !== undefined) this.#inside.failed++;
    }
    if (contains && (error === undefined || failedInside)) return false;
    if (error !== undefined) this.failures.push(`${name}\n${messageOf(error)}`);
    else if (skip === undefined) this.passed++;
    else this.skipped++;
    return true;
  }
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
