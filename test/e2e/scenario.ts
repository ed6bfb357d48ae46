import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { projectRoot } from '../../app/project.ts';
import { applicable, gapOf } from '../contract/applicability.ts';
import type { Contract } from '../contract/contract.ts';
import { contracts } from '../contract/index.ts';
import { judge } from '../contract/judge.ts';
import type { Lane } from './lane.ts';
import { passes } from './steps.ts';

/** Builds and deploys an application to one target or several, holds them to the contract, and removes it. */
export class Scenario {
  readonly #context: TestContext;
  readonly #lanes: readonly Lane[];
  #failed = false;

  constructor(context: TestContext, lanes: readonly Lane[]) {
    this.#context = context;
    this.#lanes = lanes;
  }

  async all(): Promise<void> {
    const deployed: boolean[] = [];
    for (const lane of this.#lanes) deployed.push(await this.#deploy(lane));
    if (deployed.every((one) => one)) await this.#holdToContract();
    for (const lane of this.#lanes) {
      if (this.#failed) await this.#test(this.#on(lane, 'the logs are kept'), (context) => keepLogs(lane, context));
      await this.#test(this.#on(lane, 'everything that was made is removed'), () => lane.remove());
    }
  }

  /** Ends at the first step that fails: what comes after needs it. @returns whether all passed */
  async #deploy(lane: Lane): Promise<boolean> {
    for (const { name, run } of lane.steps) {
      const say = (context: TestContext) => (line: string) => context.diagnostic(line);
      if (!(await this.#test(this.#on(lane, name), (context) => run(say(context))))) return false;
    }
    return true;
  }

  async #holdToContract(): Promise<void> {
    for (const contract of applicable(contracts, this.#lanes[0]!.application)) await this.#hold(contract);
  }

  /** Looks at all targets at once; those with a gap there say why. */
  async #hold(contract: Contract): Promise<void> {
    const gaps = new Map(this.#lanes.map((lane) => [lane, gapOf(contract, lane.application, lane.target)]));
    const able = this.#lanes.filter((lane) => gaps.get(lane) === undefined);
    const reasons = this.#lanes.flatMap((lane) => gaps.get(lane) ?? []);
    const skip = able.length === 0 ? reasons.join('; ') : undefined;
    await this.#test(
      contract.name,
      async (context) => {
        for (const reason of reasons) context.diagnostic(`not everywhere: ${reason}`);
        judge(contract, await Promise.all(able.map((lane) => lane.look(contract))));
      },
      skip,
    );
  }

  /** Where there are several targets, a step is one on its own. */
  #on(lane: Lane, name: string): string {
    return this.#lanes.length === 1 ? name : `${lane.target.name}: ${name}`;
  }

  /** @returns whether it passed */
  async #test(name: string, body: (context: TestContext) => Promise<void>, skip?: string): Promise<boolean> {
    const passed = await passes(this.#context, name, body, skip);
    this.#failed ||= !passed && skip === undefined;
    return passed;
  }
}

async function keepLogs(lane: Lane, context: TestContext): Promise<void> {
  const folder = join(projectRoot, 'test/e2e/logs', lane.target.name, lane.application.name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = await lane.diagnose();
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  context.diagnostic(`in ${folder}`);
}
