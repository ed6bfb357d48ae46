import type { RunOptions, Runner } from '../run.ts';
import { pulumiCommand } from './cli.ts';

/** The settings of one stack, read and written by Pulumi's CLI. */
export class StackConfig {
  readonly stack: string;
  readonly #run: Runner;
  readonly #root: string;

  constructor(run: Runner, root: string, stack: string) {
    this.#run = run;
    this.#root = root;
    this.stack = stack;
  }

  /** Makes the stack if there is none. @returns whether it was made */
  async ensure(): Promise<boolean> {
    if (await this.exists()) return false;
    await this.#pulumi(['stack', 'init', this.stack, '--no-select']);
    return true;
  }

  async exists(): Promise<boolean> {
    const stacks = JSON.parse(await this.#pulumi(['stack', 'ls', '--json'])) as readonly { readonly name: string }[];
    return stacks.some(({ name }) => name === this.stack);
  }

  /** All settings by their full names, `fairway:target`; the encrypted ones without their values. */
  async settings(): Promise<Readonly<Record<string, string | undefined>>> {
    return this.#read([]);
  }

  /** All settings by their full names, decrypted. */
  async values(): Promise<Readonly<Record<string, string>>> {
    return (await this.#read(['--show-secrets'])) as Record<string, string>;
  }

  /** Sets an encrypted value. No other process sees it: it is not among the arguments. */
  async setSecret(name: string, value: string): Promise<void> {
    await this.#pulumi(['config', 'set', '--secret', '--stack', this.stack, name], { input: value });
  }

  async #read(flags: readonly string[]): Promise<Record<string, string | undefined>> {
    const text = await this.#pulumi(['config', '--json', ...flags, '--stack', this.stack]);
    const settings = JSON.parse(text) as Readonly<Record<string, { readonly value?: string }>>;
    return Object.fromEntries(Object.entries(settings).map(([name, { value }]) => [name, value]));
  }

  #pulumi(args: readonly string[], options: RunOptions = {}): Promise<string> {
    const argv = [...pulumiCommand(process.env), ...args, '--non-interactive'];
    return this.#run.capture(argv, { ...options, cwd: this.#root });
  }
}
