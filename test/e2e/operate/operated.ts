import assert from 'node:assert/strict';
import { Agent } from 'node:http';
import type { WorkloadStatus } from '../../../cli/live/workload-status.ts';
import { ask } from '../../load/ask.ts';
import type { CommandResult } from '../../support/command.ts';
import { eventually } from '../../support/eventually.ts';
import type { Deployment } from '../deployment.ts';
import type { Sample } from '../sample.ts';
import { HOST, STORE_HOST } from './application.ts';

/** An application on a target, as the person sees it who operates it with Fairway's commands. */
export class Operated {
  readonly sample: Sample;
  readonly deployment: Deployment;
  readonly #origin: string;

  /** @param origin where routes are asked for: `http://192.0.2.1` */
  constructor(sample: Sample, deployment: Deployment, origin: string) {
    this.sample = sample;
    this.deployment = deployment;
    this.#origin = origin;
  }

  /** Runs a command on the target. @throws UserError where it fails */
  fairway(command: string, ...args: readonly string[]): Promise<string> {
    return this.sample.fairway([command, ...args, ...this.deployment.secretsTo]);
  }

  /** The same, for a command that may fail. */
  attempt(command: string, ...args: readonly string[]): Promise<CommandResult> {
    return this.sample.attempt([command, ...args, ...this.deployment.secretsTo]);
  }

  /** How a workload or job is. */
  async status(name: string): Promise<WorkloadStatus> {
    // It fails, too, where something isn't as wanted.
    const { stdout, stderr } = await this.attempt('status', '--json');
    if (stdout === '') throw new Error(stderr);
    const statuses = JSON.parse(stdout) as readonly WorkloadStatus[];
    const status = statuses.find((one) => one.name === name);
    assert.ok(status, `${name} has a status`);
    return status;
  }

  /** Which version answers, and for how many seconds its process has been there. */
  async answer(): Promise<{ readonly version: string; readonly uptime: number }> {
    return JSON.parse(await this.#ask(HOST, { path: '/' })) as { version: string; uptime: number };
  }

  /** Waits until a version answers: a route may take a moment to follow. */
  async answers(version: string): Promise<void> {
    await eventually(30, async () => assert.equal((await this.answer()).version, version));
  }

  /** Puts data into the volume. */
  async keep(data: string): Promise<void> {
    await eventually(30, () => this.#ask(STORE_HOST, { method: 'POST', path: '/file', body: data }));
  }

  /** The data in the volume. */
  kept(): Promise<string> {
    return eventually(30, () => this.#ask(STORE_HOST, { path: '/file' }));
  }

  async #ask(host: string, question: { readonly path: string; readonly method?: string; readonly body?: string }) {
    const { body } = await ask({ origin: this.#origin, host }, { ...question, agent: new Agent() });
    return body.toString();
  }
}
