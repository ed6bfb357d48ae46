import { UserError } from '../../app/errors/user-error.ts';
import type { Runner, RunOptions } from '../../cli/run.ts';

/** What a command would have run. */
export interface Call extends RunOptions {
  readonly command: string;
}

/** A runner that runs nothing: it keeps what it was asked for, and answers as told. */
export class FakeRunner implements Runner {
  readonly calls: Call[] = [];
  readonly #answer: (command: string) => string | undefined;

  /** @param answer a program's output, or `undefined` for a program that fails */
  constructor(answer: (command: string) => string | undefined = () => '') {
    this.#answer = answer;
  }

  get commands(): readonly string[] {
    return this.calls.map(({ command }) => command);
  }

  capture(argv: readonly string[], options: RunOptions = {}): Promise<string> {
    const command = argv.join(' ');
    this.calls.push({ command, ...options });
    const output = this.#answer(command);
    return output === undefined ? Promise.reject(new UserError(`${command} failed`)) : Promise.resolve(output);
  }

  async stream(argv: readonly string[], options?: RunOptions): Promise<void> {
    await this.capture(argv, options);
  }
}
