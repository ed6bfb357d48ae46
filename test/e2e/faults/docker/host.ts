import { attempt, run, type CommandOptions, type CommandResult } from '../../../support/command.ts';

/** The machine that runs the stack. */
export class Host {
  readonly #engine: string;

  /** @param engine as DOCKER_HOST has it */
  constructor(engine: string) {
    this.#engine = engine;
  }

  /** The argv of a shell on the machine; nothing where only its engine can be reached. */
  get shell(): readonly string[] | undefined {
    if (this.#engine.startsWith('unix://')) return ['sh', '-c'];
    const { protocol, username, hostname, port } = new URL(this.#engine);
    if (protocol !== 'ssh:') return undefined;
    return ['ssh', ...(port === '' ? [] : ['-p', port]), `${username || 'root'}@${hostname}`, '--'];
  }

  /** What a command of docker writes. @throws UserError where it fails */
  docker(...args: readonly string[]): Promise<string> {
    return run(['docker', ...args], { env: { DOCKER_HOST: this.#engine } });
  }

  attemptDocker(...args: readonly string[]): Promise<CommandResult> {
    return attempt(['docker', ...args], { env: { DOCKER_HOST: this.#engine } });
  }

  /** Runs a script on this machine. @throws UserError where it fails */
  here(script: string): Promise<string> {
    return run(['sh', '-c', script]);
  }

  /** What a script writes that runs on the machine. @throws UserError where it fails */
  run(script: string, options?: CommandOptions): Promise<string> {
    if (this.shell === undefined) throw new Error(`${this.#engine} gives no shell`);
    return run([...this.shell, script], options);
  }
}
