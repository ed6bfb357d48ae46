import { spawn } from 'node:child_process';
import { UserError } from '../../app/errors/user-error.ts';

/** How a command ended. */
export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  /** @default - the current folder */
  readonly cwd?: string;
  /** Variables beside those of this process. @default {} */
  readonly env?: Readonly<Record<string, string>>;
  /** What it reads from stdin. @default - nothing */
  readonly input?: string;
  /** After so long it is killed, and has failed. @default 120 */
  readonly timeoutSeconds?: number;
}

/**
 * Runs a command to its end, whatever its exit code.
 *
 * @throws UserError where it can't be started
 */
export function attempt(argv: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  const { cwd, env, input = '', timeoutSeconds = 120 } = options;
  const [program = '', ...args] = argv;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      timeout: timeoutSeconds * 1000,
      killSignal: 'SIGKILL',
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', (error) => reject(new UserError(`${program} can't be started: ${error.message}`)));
    child.on('close', (code, signal) => {
      const killed = signal === null ? '' : `\nended by ${signal}; it may take ${timeoutSeconds} s`;
      resolve({
        code: code ?? 1,
        stdout: Buffer.concat(stdout).toString('utf8'),
        stderr: Buffer.concat(stderr).toString('utf8') + killed,
      });
    });
    // A command that ends before it has read everything is judged by its exit code.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/**
 * Runs a command that must succeed.
 *
 * @returns what it wrote to stdout
 * @throws UserError with the command line and the end of what it wrote
 */
export async function run(argv: readonly string[], options: CommandOptions = {}): Promise<string> {
  const { code, stdout, stderr } = await attempt(argv, options);
  if (code === 0) return stdout;
  const written = `${stdout}\n${stderr}`.trim().split('\n').slice(-40).join('\n');
  throw new UserError(`${argv.join(' ')}: exit code ${code}\n${written}`);
}
