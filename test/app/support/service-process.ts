import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** An entry of the sample application, run as a process of its own. */
export class ServiceProcess {
  /** What it wrote to stdout and stderr, line by line. */
  readonly lines: string[] = [];
  readonly #child: ChildProcess;

  /** @param entry below app/, `api/server.ts` */
  constructor(entry: string, env: Record<string, string>) {
    const file = fileURLToPath(new URL(`../../../app/${entry}`, import.meta.url));
    this.#child = spawn(process.execPath, [file], { env: { PORT: '0', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.#child.stdout!, this.#child.stderr!]) {
      createInterface(stream).on('line', (line) => this.lines.push(line));
    }
  }

  /** Waits for an event in the log; the test's own time limit ends a wait in vain. */
  async event(name: string): Promise<Record<string, unknown>> {
    for (;;) {
      const line = this.lines.find((text) => text.includes(`"event":"${name}"`));
      if (line) return JSON.parse(line) as Record<string, unknown>;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  /** Waits until it listens; tells its origin. */
  async origin(): Promise<string> {
    const { port } = await this.event('started');
    return `http://127.0.0.1:${String(port)}`;
  }

  /** Sends a signal, as the platform does to stop a container. */
  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Waits for the end; tells the exit code. */
  async exitCode(): Promise<number | null> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'close');
    return this.#child.exitCode;
  }
}
