import { spawn, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { UserError } from '../app/errors/user-error.ts';

export interface RunOptions {
  /** What the program reads on its standard input. @default - nothing */
  readonly input?: string | undefined;
  /** Variables on top of this process's. @default {} */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  /** @default - this process's folder */
  readonly cwd?: string | undefined;
  /** Whether what it writes to stderr is part of its output. @default false */
  readonly withErrors?: boolean | undefined;
  /** After so long it is ended, and has failed. @default - never */
  readonly timeoutSeconds?: number | undefined;
  /** Whether Ctrl-C is how a person ends the program, and no failure. @default false */
  readonly endsByInterrupt?: boolean | undefined;
}

/** A program that this machine hasn't got. */
export class MissingProgramError extends UserError {}

/** A program that ran and failed. */
export class ProgramError extends UserError {
  readonly exitCode: number;
  /** What it wrote to its standard error. */
  readonly complaints: string;

  constructor(message: string, exitCode: number, complaints: string) {
    super(message);
    this.exitCode = exitCode;
    this.complaints = complaints;
  }
}

/** Runs other programs. Commands take one, so that a test can look at what they would run. */
export interface Runner {
  /**
   * Runs a program and waits for its end.
   *
   * @returns what it wrote to its standard output
   * @throws MissingProgramError where it isn't installed
   * @throws ProgramError where it fails
   */
  capture(argv: readonly string[], options?: RunOptions): Promise<string>;

  /**
   * Runs a program that talks to the person at the terminal by itself.
   *
   * @throws UserError where it isn't installed or fails
   */
  stream(argv: readonly string[], options?: RunOptions): Promise<void>;
}

const INSTALL: Readonly<Record<string, string>> = {
  docker: 'https://docs.docker.com/engine/install/',
  git: 'https://git-scm.com/downloads',
  kubectl: 'https://kubernetes.io/docs/tasks/tools/',
  pulumi: 'https://www.pulumi.com/docs/iac/download-install/',
  ssh: 'https://www.openssh.com/portable.html',
};

/** The programs of this machine. */
export const runner: Runner = {
  async capture(argv, options = {}) {
    const child = start(argv, options, ['pipe', 'pipe', 'pipe']);
    // A program that ends without having read everything says why by its exit code.
    child.stdin!.on('error', () => {});
    child.stdin!.end(options.input ?? '');
    const written: Buffer[] = [];
    if (options.withErrors) for (const stream of [child.stdout!, child.stderr!]) stream.on('data', keepIn(written));
    const limit = endAfter(child, options.timeoutSeconds);
    const all = (stream: Readable) =>
      text(stream).catch((error: unknown) => {
        if (limit.isOver) return '';
        throw error;
      });
    const ended = Promise.all([all(child.stdout!), all(child.stderr!), exitOf(child, argv)]);
    const [output, complaints, code] = await ended.finally(limit.lift);
    if (limit.isOver) throw failed(argv, code, `timed out: no answer within ${options.timeoutSeconds} s`);
    if (code !== 0) throw failed(argv, code, complaints.trim());
    return options.withErrors ? Buffer.concat(written).toString('utf8') : output;
  },

  async stream(argv, options = {}) {
    // Ctrl-C reaches the program as well: its end is waited for, so that it can clean up.
    let interrupted = false;
    const wait = () => {
      interrupted = true;
    };
    process.on('SIGINT', wait);
    try {
      const code = await exitOf(start(argv, options, 'inherit'), argv);
      if (code !== 0 && !(interrupted && options.endsByInterrupt)) throw failed(argv, code, '');
    } finally {
      process.off('SIGINT', wait);
    }
  },
};

const keepIn = (chunks: Buffer[]) => (chunk: Buffer) => void chunks.push(chunk);

function start([program = '', ...args]: readonly string[], { env, cwd }: RunOptions, stdio: StdioOptions) {
  return spawn(program, args, { stdio, cwd, env: { ...process.env, ...env } });
}

/** After so long, a program that was asked to end is ended. */
const GRACE_SECONDS = 2;

/**
 * Ends a program that takes too long, and what its children hold open of it. Node's own limit does neither the latter nor
 * let this process end where the program can't be started.
 *
 * @param seconds @default - as long as it takes
 */
function endAfter(child: ReturnType<typeof start>, seconds: number | undefined) {
  let timer: NodeJS.Timeout | undefined;
  const end = () => {
    limit.isOver = true;
    child.kill();
    timer = setTimeout(() => child.kill('SIGKILL'), GRACE_SECONDS * 1000);
    for (const stream of [child.stdout!, child.stderr!]) stream.destroy();
  };
  if (seconds !== undefined) timer = setTimeout(end, seconds * 1000);
  const limit = { isOver: false, lift: () => clearTimeout(timer) };
  return limit;
}

async function exitOf(child: ReturnType<typeof start>, argv: readonly string[]): Promise<number> {
  try {
    const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
    return signal === 'SIGINT' ? 130 : (code ?? 1);
  } catch (error) {
    const [program = ''] = argv;
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      throw new UserError(`${program} can't be started: ${(error as Error).message}; may you execute it?`);
    }
    throw new MissingProgramError(
      `${program} is not installed, or not on PATH; see ${INSTALL[program] ?? 'its documentation'}`,
    );
  }
}

/** As many arguments say what a command was to do: `--host ssh://… service ls`. */
const SHOWN_WORDS = 4;

function failed(argv: readonly string[], code: number, complaints: string): ProgramError {
  const [program = '', ...args] = argv;
  const shown = [basename(program), ...args.slice(0, SHOWN_WORDS)].join(' ');
  const message = `${shown} … failed with exit code ${code}${complaints === '' ? '' : `:\n${complaints}`}`;
  return new ProgramError(message, code, complaints);
}
