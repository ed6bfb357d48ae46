import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { parseArgs } from 'node:util';
import { UserError } from '../../../app/errors/user-error.ts';
import { projectRoot } from '../../../app/project.ts';
import { occasions } from '../../faults/fault.ts';
import { writeTable } from '../../faults/evidence.ts';
import { excesses, observe, type Observation } from '../../faults/observe.ts';
import type { Settings } from '../settings.ts';
import { dockerFaults } from './docker/index.ts';
import type { DockerFault } from './docker/fault.ts';
import { DockerStage } from './docker/stage.ts';

/**
 * Shows what clients see of faults: `faults docker [FAULT…] [--quick] [--evidence]`.
 *
 * @throws UserError for a fault that isn't there
 */
export async function runFaults(args: readonly string[], settings: Settings): Promise<void> {
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
  await test('Faults, on docker', async (context) => {
    for (const { replicas, faults } of occasions(dockerFaults, { ids, quick: values.quick })) {
      await showAll(context, new DockerStage(settings, replicas), faults, values.evidence);
    }
  });
}

/** Shows faults with one number of replicas. */
async function showAll(
  context: TestContext,
  stage: DockerStage,
  faults: readonly DockerFault[],
  evidence: boolean,
): Promise<void> {
  const { replicas } = stage;
  let deployed = false;
  await context.test(`the application runs, with ${count(replicas)}`, async () => {
    await stage.remove();
    await stage.pushSecret();
    await stage.build();
    await stage.deploy();
    await stage.calm();
    deployed = true;
  });
  for (const fault of deployed ? faults : []) await show(context, stage, fault, evidence);
  await context.test('everything that was made is removed', async () => {
    await stage.remove();
    stage.sample.remove();
  });
}

async function show(context: TestContext, stage: DockerStage, fault: DockerFault, evidence: boolean): Promise<void> {
  const { name, bounds, skip, act } = fault;
  const reason = await skip?.(stage);
  await context.test(`${count(stage.replicas)}: ${name}`, { skip: reason ?? false }, async (own) => {
    try {
      const seen = await observe(stage.site, () => act(stage));
      for (const line of [...seen.lines, ...seen.load.errors, seen.remark]) own.diagnostic(line);
      assert.deepEqual(excesses(seen, bounds(stage.replicas)), []);
      if (evidence) await writeRow(stage, fault, seen);
    } finally {
      await stage.restore();
    }
  });
}

async function writeRow(stage: DockerStage, fault: DockerFault, seen: Observation): Promise<void> {
  const { requests, failed, longestGapSeconds } = seen.load;
  const bounds = fault.bounds(stage.replicas);
  const allowed = [...(bounds.failed === undefined ? [] : [`${bounds.failed} failed`]), `${bounds.gapSeconds} s`];
  const row = [
    fault.name,
    String(stage.replicas),
    String(requests),
    String(failed),
    `${longestGapSeconds.toFixed(1)} s`,
    allowed.join(', '),
    `${seen.seconds.toFixed(0)} s`,
    seen.remark,
    `\`${fault.id}\``,
    await stage.conditions(),
  ];
  writeTable(join(projectRoot, 'docs/evidence/docker.md'), HEADING, {
    title: 'Faults under load',
    text: TEXT,
    columns: [
      'What happens',
      'Replicas',
      'Requests',
      'Failed',
      'Longest gap',
      'Allowed',
      'Well again after',
      'Seen beside',
      'Fault',
      'Measured',
    ],
    keys: 2,
    rows: [row],
  });
}

const HEADING = `# What holds on Docker

Written by the runs that measured it, row by row: never by hand.
`;

const TEXT = `What clients see while something happens to an application, or to the host that it runs on. They ask through the
proxy, at a fixed rate and without a second try: GET on kept and on new connections, POST of 64 KiB, an answer that takes
a second, four WebSockets and four event streams. A stream that ends in order and opens again at once has not failed; one
that is cut off has. The gap is the longest time in which clients of one kind had no success; it is at most a second
where nothing is wrong. A run fails where more happens than is allowed.

To repeat a row: \`npm run test:e2e -- faults docker FAULT\`, with \`--evidence\` to write it here; without a name, all.`;

const count = (replicas: number) => (replicas === 1 ? '1 replica' : `${replicas} replicas`);
