import { attempt } from '../../../support/command.ts';
import { UserError } from '../../../../app/errors/user-error.ts';

/** What a command took. */
export interface Cost {
  /** By the clock. */
  readonly seconds: number;
  /** Of one processor, of the command and its children. */
  readonly cpuSeconds: number;
  readonly stdout: string;
}

/** How long a command may take. */
const WITHIN_SECONDS = 1800;

/**
 * Runs a command that must succeed, and takes what it costs.
 *
 * @throws UserError with the end of what it wrote
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html `times`
 */
export async function measured(argv: readonly string[]): Promise<Cost> {
  const start = performance.now();
  const script = '"$@"; code=$?; times >&2; exit $code';
  const { code, stdout, stderr } = await attempt(['sh', '-c', script, 'sh', ...argv], {
    timeoutSeconds: WITHIN_SECONDS,
  });
  const seconds = (performance.now() - start) / 1000;
  if (code !== 0) throw new UserError(`${argv.join(' ')}: exit code ${code}\n${stderr.slice(-4000)}`);
  return { seconds, cpuSeconds: childrenSeconds(stderr), stdout };
}

/** The second line of `times`, such as `1m2.500s 0m0.250s`: user and system time of what the shell has run. */
function childrenSeconds(stderr: string): number {
  const line = stderr.trimEnd().split('\n').at(-1)!;
  const all = [...line.matchAll(/(\d+)m([\d.]+)s/g)].map(([, minutes, rest]) => Number(minutes) * 60 + Number(rest));
  return all.reduce((sum, one) => sum + one, 0);
}
