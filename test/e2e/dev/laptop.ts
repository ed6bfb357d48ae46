import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { projectRoot } from '../../../app/project.ts';
import { attempt, run } from '../../support/command.ts';
import { eventually } from '../../support/eventually.ts';
import type { Sample } from '../sample.ts';

/** What `fairway dev --json` says. */
interface DevPlan {
  readonly runs: readonly { readonly name: string; readonly urls: readonly string[]; readonly debugger?: number }[];
  readonly compose: readonly string[];
}

/** How long images may take to be built, and everything to serve, in seconds. */
const STARTS_WITHIN = 300;

/** How soon a saved file is served, in seconds. A person waits for it. */
const RELOADS_WITHIN = 20;

/** This machine with the sample, as `npm run dev` starts it. */
export class Laptop {
  readonly #sample: Sample;
  readonly #port: number;
  readonly #plan: DevPlan;
  #dev: ChildProcess | undefined;
  #written = '';

  private constructor(sample: Sample, port: number, plan: DevPlan) {
    this.#sample = sample;
    this.#port = port;
    this.#plan = plan;
  }

  static async of(sample: Sample): Promise<Laptop> {
    const port = await freePort();
    return new Laptop(sample, port, JSON.parse(await sample.fairway(devArgs(port, '--dry-run', '--json'))) as DevPlan);
  }

  /** Ports of the debuggers, by workload. */
  get debuggers(): Readonly<Record<string, number>> {
    return Object.fromEntries(
      this.#plan.runs.flatMap(({ name, debugger: at }) => (at === undefined ? [] : [[name, at]])),
    );
  }

  /** Runs `fairway dev` until the pages are there. */
  async start(): Promise<void> {
    // A group of its own, as a terminal makes one: Ctrl-C reaches docker, too.
    const dev = spawn(process.execPath, ['cli/fairway.js', ...devArgs(this.#port)], {
      cwd: this.#sample.folder,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#dev = dev;
    for (const stream of [dev.stdout, dev.stderr])
      stream.on('data', (chunk: Buffer) => (this.#written += String(chunk)));
    await eventually(STARTS_WITHIN, async () => {
      if (dev.exitCode === null) return this.ask('/');
      throw new Error(`it ended with exit code ${dev.exitCode}`);
    });
  }

  /** @throws Error for any status that isn't a success */
  ask(
    path: string,
    { body = '', ...options }: { method?: string; headers?: object; body?: string } = {},
  ): Promise<string> {
    const [host] = this.#plan.runs.flatMap(({ urls }) => urls.map((url) => new URL(url).host));
    const headers = { ...options.headers, host };
    return new Promise((resolve, reject) => {
      const asked = request(
        { ...options, headers, host: '127.0.0.1', port: this.#port, path, agent: false, timeout: 5000 },
        (response) => {
          text(response).then((answer) => {
            if (response.statusCode! < 300) resolve(answer);
            else reject(new Error(`${path}: ${response.statusCode} ${answer.slice(0, 200)}`));
          }, reject);
        },
      );
      asked.on('timeout', () => asked.destroy(new Error(`${path}: no answer`)));
      asked.on('error', reject);
      asked.end(body);
    });
  }

  /** Changes a source, and waits until nothing is thrown. @returns how many seconds that took */
  async change(file: string, from: string, to: string, isServed: () => Promise<void>): Promise<number> {
    const path = join(this.#sample.folder, file);
    const before = readFileSync(path, 'utf8');
    if (!before.includes(from)) throw new Error(`${file} doesn't hold ${from}`);
    writeFileSync(path, before.replace(from, to));
    const saved = Date.now();
    await eventually(RELOADS_WITHIN, isServed, 0.2);
    return (Date.now() - saved) / 1000;
  }

  /** Presses Ctrl-C. @returns the exit code */
  async interrupt(): Promise<number | null> {
    const dev = this.#dev!;
    process.kill(-dev.pid!, 'SIGINT');
    if (dev.exitCode === null) await once(dev, 'exit');
    return dev.exitCode;
  }

  /** Runs docker compose on what was started. */
  compose(args: readonly string[]): Promise<string> {
    return run([...this.#plan.compose, ...args], { cwd: this.#sample.folder });
  }

  /** Names of the services that run. */
  async running(): Promise<readonly string[]> {
    const names = await this.compose(['ps', '--services', '--status', 'running']);
    return names.split('\n').filter((name) => name !== '');
  }

  /** What the sample and docker wrote, for a run that failed. */
  keepLog(): void {
    const folder = join(projectRoot, 'test/e2e/logs/dev');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'dev.log'), this.#written);
  }

  async remove(): Promise<void> {
    if (this.#dev?.exitCode === null) await this.interrupt();
    const images = await this.compose(['config', '--images']);
    await this.compose(['down', '--volumes', '--remove-orphans']);
    const own = images.split('\n').filter((image) => image.endsWith(':dev'));
    if (own.length > 0) await attempt(['docker', 'image', 'rm', ...new Set(own)]);
    await this.#sample.remove();
  }
}

const devArgs = (port: number, ...more: readonly string[]) => ['dev', '--port', String(port), ...more];

/** A port of this machine that nobody has. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
