import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '../../app/project.ts';
import { parseConnection, showConnection, type Connection } from '../../cli/ssh/connection.ts';
import { accepts } from '../../cli/open-ports.ts';
import { runOn } from '../../cli/host/remote.ts';
import type { Outcome } from '../../cli/host/setup.ts';
import { runner } from '../../cli/run.ts';
import { attempt, run, type CommandResult } from '../support/command.ts';
import { eventually } from '../support/eventually.ts';

/** What an environment of the sample declares that has TLS: the proxy's ports, and sshd's. */
const ENVIRONMENT = ['--environment', 'prod'];

/** A program that answers, which is all that a published port needs. */
const IMAGE = 'busybox:stable';

/** A fresh server, as a person meets it: by commands, by ssh, by docker's command line, and from outside. */
export class FreshHost {
  readonly #connection: Connection;

  constructor(url: string) {
    this.#connection = parseConnection(url);
  }

  url(change: Partial<Connection> = {}): string {
    return showConnection({ ...this.#connection, ...change });
  }

  /** `npx fairway host …`, whatever its exit code. */
  fairway(command: 'setup' | 'check', args: readonly string[] = [], url = this.url()): Promise<CommandResult> {
    const argv = [process.execPath, 'cli/fairway.js', 'host', command, url, ...ENVIRONMENT, ...args];
    return attempt(argv, { cwd: projectRoot, timeoutSeconds: 600 });
  }

  /** The same as data. @throws Error with what it said where it gave none */
  async outcomes(
    command: 'setup' | 'check',
    args: readonly string[] = [],
    url = this.url(),
  ): Promise<readonly Outcome[]> {
    const { stdout, stderr } = await this.fairway(command, ['--json', ...args], url);
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout) as readonly Outcome[];
  }

  /** Runs a script on it as root. */
  run(script: string, change: Partial<Connection> = {}): Promise<string> {
    return runOn(runner, { ...this.#connection, ...change }, `set -eu\n${script}`);
  }

  docker(...args: readonly string[]): Promise<string> {
    return run(['docker', '-H', this.url(), ...args]);
  }

  accepts(port: number): Promise<boolean> {
    return accepts(this.#connection.host, port);
  }

  /** Brings an image; from here where the host reaches no registry. */
  async image(): Promise<string> {
    if ((await attempt(['docker', '-H', this.url(), 'pull', '-q', IMAGE])).code !== 0) {
      await run(['sh', '-c', `docker save ${IMAGE} | docker -H ${this.url()} load`]);
    }
    return IMAGE;
  }

  async reboot(): Promise<void> {
    const boot = () => this.run('cat /proc/sys/kernel/random/boot_id; stat -c %Y /proc/1');
    const before = await boot();
    await this.run('systemctl reboot').catch(() => {});
    await sleep(2000);
    await eventually(180, async () => {
      if ((await boot()) === before) throw new Error('the host has not gone down');
      await this.run('systemctl is-system-running --wait || :; docker info >/dev/null');
    });
  }
}
