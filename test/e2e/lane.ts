import { join } from 'node:path';
import type { Contract, Subject } from '../contract/contract.ts';
import type { Look } from '../contract/observation.ts';
import { takeSnapshot, type Snapshot } from '../contract/snapshot.ts';
import { buildSteps } from './build.ts';
import type { Deployment, Step } from './deployment.ts';
import { imagesHolding } from './image-search.ts';
import { openedPorts, portsBefore } from './ports-before.ts';
import type { Sample } from './sample.ts';
import { secretValuesFor } from './secret-values.ts';

/** One application on its way to one target, and what contracts see of it there. */
export class Lane implements Subject {
  readonly #sample: Sample;
  readonly #deployment: Deployment;
  readonly #lanes: readonly Lane[];
  readonly secretValues: Readonly<Record<string, string>>;
  #snapshot: Promise<Snapshot> | undefined;

  /** @param lanes those that may be under way at the same time; their ports answer, too */
  constructor(sample: Sample, deployment: Deployment, lanes: readonly Lane[] = []) {
    this.#sample = sample;
    this.#lanes = lanes;
    this.#deployment = deployment;
    this.secretValues = secretValuesFor(sample.application());
  }

  get application() {
    return this.#sample.application();
  }

  get target() {
    return this.#deployment.target;
  }

  get files(): string {
    return join(this.#sample.folder, 'dist');
  }

  /** What comes before any contract; each step needs those before it. */
  get steps(): readonly Step[] {
    return [
      {
        name: 'the target is there, and nothing is left of an earlier run',
        run: async () => {
          await this.#deployment.prepare();
          await portsBefore(await this.#deployment.address());
        },
      },
      ...buildSteps(this.#sample, this.#deployment, this.secretValues),
      ...this.#deployment.deploy,
    ];
  }

  /** What a contract sees here; after it, what replicas show may be something else. */
  async look({ check }: Contract): Promise<Look> {
    const target = this.target.name;
    try {
      return { target, observations: await check(this) };
    } catch (error) {
      return { target, observations: [], error: error as Error };
    }
  }

  snapshot(): Promise<Snapshot> {
    return (this.#snapshot ??= takeSnapshot(this.application, this.target, this.secretValues));
  }

  async openedPorts(): Promise<readonly number[]> {
    const own = await this.#publicPorts();
    const others = this.#lanes.filter((lane) => lane !== this && lane.target.name === this.target.name);
    const opened = await openedPorts(await this.#deployment.address(), own);
    const theirs = (await Promise.all(others.map((lane) => lane.#publicPorts()))).flat();
    return opened.filter((port) => own.includes(port) || !theirs.includes(port));
  }

  /** None where nothing is deployed. */
  async #publicPorts(): Promise<readonly number[]> {
    try {
      return await this.target.publicPorts(this.application);
    } catch {
      return [];
    }
  }

  imagesHolding(texts: readonly string[]): Promise<readonly string[]> {
    const { workloads, jobs } = this.application;
    const built = [...workloads, ...jobs].filter(({ builtImage }) => builtImage !== undefined);
    return imagesHolding([...new Set(built.map(({ image }) => image))], texts);
  }

  async redeploy(changes: object): Promise<void> {
    await this.#write(changes);
    await this.#deployment.redeploy();
  }

  async apply(changes: object): Promise<void> {
    await this.#write(changes);
    await this.#deployment.apply();
  }

  /** What the target knows of a run that failed, by file name. */
  diagnose(): Promise<Readonly<Record<string, string>>> {
    return this.#deployment.diagnose();
  }

  async remove(): Promise<void> {
    await this.#deployment.remove();
    await this.#sample.remove();
  }

  async #write(changes: object): Promise<void> {
    this.#snapshot = undefined;
    this.#sample.change(changes);
    await this.#sample.fairway(['synth', '--target', this.target.name]);
  }
}
