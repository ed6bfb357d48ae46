import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { parseArgs } from 'node:util';
import { UserError } from '../../../app/errors/user-error.ts';
import { occasions } from '../../faults/fault.ts';
import { excesses, observe } from '../../faults/observe.ts';
import { readSettings } from '../settings.ts';
import { passes } from '../steps.ts';
import { dockerFaults } from './docker/index.ts';
import type { DockerFault } from './docker/fault.ts';
import { DockerStage } from './docker/stage.ts';
import { writeRow } from './evidence.ts';

/**
 * Shows what clients see of faults: `faults docker [FAULT…] [--quick] [--evidence]`.
 *
 * @throws UserError for a fault that isn't there
 */
export async function runFaults(args: readonly string[]): Promise<void> {
  const options = {
    quick: { type: 'boolean', default: false },
    evidence: { type: 'boolean', default: false },
  } as const;
  const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [target, ...ids] = positionals;
  if (target !== 'docker' || ids.some((id) => dockerFaults.every((fault) => fault.id !== id))) {
    const known = dockerFaults.map(({ id }) => id).join(', ');
    throw new UserError(`expected docker and any of ${known}; got "${args.join(' ')}"`);
  }
  const stage = new DockerStage(readSettings());
  await test('Faults, on docker', async (context) => {
    if (await deployed(context, stage)) {
      for (const { replicas, faults } of occasions(dockerFaults, { ids, quick: values.quick })) {
        await stage.restore(replicas);
        for (const fault of faults) await show(context, stage, fault, values.evidence);
      }
    }
    await context.test('everything that was made is removed', async () => {
      await stage.remove();
      await stage.sample.remove();
    });
  });
}

/** @returns whether the application runs; where it doesn't, that has failed as a test */
function deployed(context: TestContext, stage: DockerStage): Promise<boolean> {
  return passes(context, 'the application runs', async () => {
    await stage.remove();
    await stage.pushSecret();
    await stage.build();
    await stage.deploy();
    await stage.calm();
  });
}

async function show(context: TestContext, stage: DockerStage, fault: DockerFault, evidence: boolean): Promise<void> {
  const { name, skip, act } = fault;
  const { replicas } = stage;
  const reason = await skip?.(stage);
  const title = `${replicas} replica${replicas === 1 ? '' : 's'}: ${name}`;
  await context.test(title, { skip: reason ?? false }, async (own) => {
    const bounds = fault.bounds(replicas);
    try {
      const seen = await observe(stage.site, () => act(stage));
      for (const line of [...seen.lines, ...seen.load.errors, seen.remark]) own.diagnostic(line);
      assert.deepEqual(excesses(seen, bounds), []);
      if (evidence) writeRow({ fault, replicas, bounds, conditions: await stage.conditions() }, seen);
    } catch (error) {
      // The next fault finds the application as it should be.
      await stage.restore();
      throw error;
    }
  });
}
