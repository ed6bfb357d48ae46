import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { projectRoot } from '../../app/project.ts';
import type { Subject } from '../contract/contract.ts';
import { contracts } from '../contract/index.ts';
import { openPorts } from '../../cli/open-ports.ts';
import { buildSteps } from './build.ts';
import type { Deployment } from './deployment.ts';
import { imagesHolding } from './image-search.ts';
import type { Sample } from './sample.ts';

/** Builds and deploys the sample, holds it to the contract, and removes it. */
export class Scenario {
  readonly #context: TestContext;
  readonly #sample: Sample;
  readonly #deployment: Deployment;
  #portsBefore: readonly number[] = [];
  #failed = false;

  constructor(context: TestContext, sample: Sample, deployment: Deployment) {
    this.#context = context;
    this.#sample = sample;
    this.#deployment = deployment;
  }

  async all(): Promise<void> {
    if (await this.#test('the target is there, and nothing is left of an earlier run', () => this.#prepare())) {
      if (await this.#deploy()) await this.#holdToContract(this.#subject());
      if (this.#failed) await this.#test('the logs are kept', (context) => this.#keepLogs(context));
      await this.#test('everything that was made is removed', () => this.#deployment.remove());
    }
    this.#sample.remove();
  }

  async #prepare(): Promise<void> {
    await this.#deployment.prepare();
    this.#portsBefore = await openPorts(await this.#deployment.address());
  }

  /** Ends at the first step that fails: what comes after needs it. @returns whether all passed */
  async #deploy(): Promise<boolean> {
    for (const { name, run } of [...buildSteps(this.#sample, this.#deployment.secretsTo), ...this.#deployment.deploy]) {
      if (!(await this.#test(name, (context) => run((line) => context.diagnostic(line))))) return false;
    }
    return true;
  }

  #subject(): Subject {
    const application = this.#sample.application();
    return {
      application,
      target: this.#deployment.target,
      files: join(this.#sample.folder, 'dist'),
      openedPorts: async () => {
        const now = await openPorts(await this.#deployment.address());
        return now.filter((port) => !this.#portsBefore.includes(port));
      },
      imagesHolding: (texts) => {
        const built = application.workloads.filter(({ builtImage }) => builtImage !== undefined);
        return imagesHolding([...new Set(built.map(({ image }) => image))], texts);
      },
      redeployWith: async ({ name, value }) => {
        const added = application.workloads.map((workload) => [workload.name, { env: { [name]: value } }]);
        this.#sample.change({ workloads: Object.fromEntries(added) as unknown });
        await this.#sample.fairway(['synth']);
        await this.#deployment.redeploy();
      },
    };
  }

  async #holdToContract(subject: Subject): Promise<void> {
    for (const { name, needs, check } of contracts) {
      const gap = needs && subject.target.gaps[needs];
      await this.#test(name, () => check(subject), gap);
    }
  }

  async #keepLogs(context: TestContext): Promise<void> {
    const folder = join(projectRoot, 'test/e2e/logs', this.#deployment.target.name);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const files = await this.#deployment.diagnose();
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
    context.diagnostic(`in ${folder}`);
  }

  /** @returns whether it passed */
  async #test(name: string, body: (context: TestContext) => Promise<void>, skip?: string): Promise<boolean> {
    let passed = false;
    await this.#context.test(name, { skip }, async (context) => {
      await body(context);
      passed = true;
    });
    this.#failed ||= !passed && skip === undefined;
    return passed;
  }
}
