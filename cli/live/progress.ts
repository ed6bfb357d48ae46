/** Tells a person how far something is. */
export type Say = (name: string, text: string) => void;

/**
 * A line for each change, on stderr: stdout holds the result. No line is rewritten, so that a log of a pipeline reads
 * as well as a terminal.
 */
export function progress(names: readonly string[]): Say {
  const width = Math.max(0, ...names.map((name) => name.length));
  const started = Date.now();
  return (name, text) => {
    const seconds = String(Math.round((Date.now() - started) / 1000));
    process.stderr.write(`${`${seconds} s`.padStart(6)}  ${name.padEnd(width)}  ${text}\n`);
  };
}
