import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { projectRoot } from '../../cli/project.ts';
import type { Subject } from '../contract/contract.ts';
import { contracts } from '../contract/index.ts';
import { openPorts } from '../support/open-ports.ts';
import { buildSteps } from './build.ts';
import type { Deployment } from './deployment.ts';
import { imagesHolding } from './image-search.ts';
import type { ProjectCopy } from './project-copy.ts';

/** Builds and deploys the sample, holds it to the contract, and removes it. */
export class Scenario {
  readonly #context: TestContext;
  readonly #project: ProjectCopy;
  readonly #deployment: Deployment;
  #failed = false;

  constructor(context: TestContext, project: ProjectCopy, deployment: Deployment) {
    this.#context = context;
    this.#project = project;
    this.#deployment = deployment;
  }

  async all(): Promise<void> {
    const deployed = await this.#deploy();
    if (deployed !== undefined) await this.#holdToContract(deployed);
    if (this.#failed) await this.#test('the logs are kept', (t) => this.#keepLogs(t));
    await this.#test('everything that was made is removed', () => this.#deployment.remove());
    this.#project.remove();
  }

  /** Ends at the first step that fails: what comes after needs it. */
  async #deploy(): Promise<Subject | undefined> {
    let portsBefore: readonly number[] = [];
    const prepare = async () => {
      await this.#deployment.prepare();
      portsBefore = await openPorts(await this.#deployment.address());
    };
    const steps = [
      { name: 'the target is there, and nothing is left of an earlier run', run: prepare },
      ...buildSteps(this.#project, this.#deployment.secretsTo),
      ...this.#deployment.deploy,
    ];
    for (const { name, run } of steps) {
      if (!(await this.#test(name, run))) return undefined;
    }
    return this.#subject(portsBefore);
  }

  #subject(portsBefore: readonly number[]): Subject {
    const application = this.#project.application();
    return {
      application,
      target: this.#deployment.target,
      files: join(this.#project.folder, 'dist'),
      openedPorts: async () => {
        const now = await openPorts(await this.#deployment.address());
        return now.filter((port) => !portsBefore.includes(port));
      },
      imagesHolding: (texts) => {
        const built = application.workloads.filter(({ builtImage }) => builtImage !== undefined);
        return imagesHolding([...new Set(built.map(({ image }) => image))], texts);
      },
      redeployWith: async ({ name, value }) => {
        const added = application.workloads.map((workload) => [workload.name, { env: { [name]: value } }]);
        this.#project.change({ workloads: Object.fromEntries(added) as unknown });
        await this.#project.fairway(['synth']);
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
    for (const [file, text] of Object.entries(await this.#deployment.diagnose()))
      writeFileSync(join(folder, file), text);
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
