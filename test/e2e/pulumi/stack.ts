import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Target } from '../../../app/model/target.ts';
import type { CommandResult } from '../../support/command.ts';
import type { Sample } from '../sample.ts';

/** The settings of a stack, by name. */
export type Settings = Readonly<Record<string, string>>;

/** What is read of `pulumi preview --json`. */
interface Preview {
  readonly steps: readonly { readonly op: string; readonly urn: string }[];
}

const environmentOf = (passphrase: string) => ({
  PULUMI_CONFIG_PASSPHRASE: passphrase,
  PULUMI_SKIP_UPDATE_CHECK: 'true',
});

/** The stack of an application, as a person handles it. */
export class PulumiStack {
  readonly name: Target;
  readonly #sample: Sample;
  /** Everything that was printed so far. */
  #printed = '';

  constructor(sample: Sample, name: Target) {
    this.#sample = sample;
    this.name = name;
    // Not a copy of the developer's: that one may hold a server and secrets.
    writeFileSync(this.#settingsFile, `config:\n  fairway:target: ${name}\n`);
  }

  get #settingsFile(): string {
    return join(this.#sample.folder, `Pulumi.${this.name}.yaml`);
  }

  /** The stack's settings as they are kept. */
  get settings(): string {
    return readFileSync(this.#settingsFile, 'utf8');
  }

  get printed(): string {
    return this.#printed;
  }

  /** Runs a command of Fairway. */
  async fairway(...args: readonly string[]): Promise<string> {
    const printed = await this.#sample.fairway(args, environmentOf('of the test'));
    this.#printed += printed;
    return printed;
  }

  /** Asks Fairway about the stack, whatever the exit code. */
  ask(...args: readonly string[]): Promise<CommandResult> {
    return this.#attempt(args, 'of the test');
  }

  /** The same, by somebody whose passphrase opens nothing. */
  askAsStranger(...args: readonly string[]): Promise<CommandResult> {
    return this.#attempt(args, 'of a stranger');
  }

  async #attempt(args: readonly string[], passphrase: string): Promise<CommandResult> {
    const result = await this.#sample.attempt([...args, '--stack', this.name], environmentOf(passphrase));
    this.#printed += result.stdout + result.stderr;
    return result;
  }

  /** Runs a command of Pulumi on the stack. */
  pulumi(...args: readonly string[]): Promise<string> {
    return this.fairway('pulumi', ...args, '--stack', this.name, '--non-interactive');
  }

  async set(settings: Settings): Promise<void> {
    for (const [setting, value] of Object.entries(settings)) await this.pulumi('config', 'set', setting, value);
  }

  /** @param value is encrypted in the stack's settings */
  async setSecret(name: string, value: string): Promise<void> {
    await this.pulumi('config', 'set', '--secret', `secrets:${name}`, value);
  }

  /** What an `up` would do, as `update service/web`, sorted, names without their hash. What stays as it is is left out. */
  async preview(): Promise<readonly string[]> {
    const printed = await this.pulumi('preview', '--refresh', '--json');
    const { steps } = JSON.parse(printed.slice(printed.indexOf('{'))) as Preview;
    const changed = steps.filter(({ op }) => !['same', 'refresh', 'read'].includes(op));
    return changed.map(({ op, urn }) => `${op} ${plainName(urn.split('::').at(-1)!)}`).sort();
  }

  /** Deploys. */
  up(): Promise<string> {
    return this.pulumi('up', '--yes', '--skip-preview');
  }
}

/** `config/shop_banner-605f753ef7` and `secret/shop_TOKEN_c10245e67bde` as `config/banner` and `secret/TOKEN`. */
function plainName(name: string): string {
  return name.replace(/\/(?:[a-z0-9-]+_)?(.+)[-_][0-9a-f]{10,12}$/, '/$1');
}
