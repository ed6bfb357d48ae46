import { attempt, run, type CommandOptions } from '../../../support/command.ts';

/** The cluster of kubectl's current context, or a namespace of it. */
export class Kubectl {
  readonly #options: readonly string[];

  constructor(namespace?: string) {
    this.#options = namespace === undefined ? [] : ['-n', namespace];
  }

  /** What a command writes. @throws UserError where it fails */
  run(args: readonly string[], options?: CommandOptions): Promise<string> {
    return run(['kubectl', ...this.#options, ...args], options);
  }

  /** How a command ends. */
  attempt(args: readonly string[], options?: CommandOptions) {
    return attempt(['kubectl', ...this.#options, ...args], options);
  }

  /** An object, or a list of them. */
  async get<T>(...args: readonly string[]): Promise<T> {
    return JSON.parse(await this.run(['get', ...args, '-o', 'json'])) as T;
  }

  /** The objects of a list. */
  async list<T>(...args: readonly string[]): Promise<readonly T[]> {
    return (await this.get<{ items: readonly T[] }>(...args)).items;
  }

  /** Applies objects that are no application's. */
  apply(objects: readonly object[]): Promise<string> {
    const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });
    return this.run(['apply', '--server-side', '-f', '-'], { input: list });
  }
}
