import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { parseArgs } from 'node:util';
import { UserError } from '../../../../app/errors/user-error.ts';
import { eventually } from '../../../support/eventually.ts';
import { writeEvidence, type Finding } from '../../../support/evidence.ts';
import { countCalls, describeCalls } from '../../../support/kubernetes-api-calls.ts';
import { Deployed } from '../../rows/kubernetes/deployed.ts';
import { Kubectl } from '../../rows/kubernetes/kubectl.ts';
import { conditionsOf } from '../../rows/kubernetes/conditions.ts';
import { manyWorkloads, NAMESPACE } from './application.ts';
import { startHollowNodes } from './hollow-nodes.ts';
import { measured } from './measured.ts';

const WORKLOADS = 1000;

/** Seconds in which all pods are scheduled, once everything is applied. */
const SCHEDULED_WITHIN_SECONDS = 900;

/**
 * Many workloads on a real control plane with hollow nodes: `scale kubernetes [WORKLOADS] [--evidence]`.
 *
 * @throws UserError for arguments that make no sense
 */
export async function runScale(args: readonly string[]): Promise<void> {
  const options = { evidence: { type: 'boolean' } } as const;
  const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [target, number = String(WORKLOADS)] = positionals;
  if (target !== 'kubernetes' || !/^[1-9]\d{0,3}$/.test(number)) {
    throw new UserError(`expected kubernetes and a number of workloads up to 9999, got "${args.join(' ')}"`);
  }
  const count = Number(number);
  await test(`${count} workloads on hollow nodes`, async (context) => {
    const findings = await scale(context, count, process.env['FAIRWAY_E2E_KWOK'] || 'kwok --config stage-fast.yaml');
    if (values.evidence !== true) return;
    const conditions = await conditionsOf(new Kubectl());
    const title = `scale, by simulation: ${count} workloads on hollow nodes`;
    writeEvidence('docs/evidence/kubernetes.md', { title, conditions, findings });
  });
}

async function scale(context: TestContext, count: number, kwok: string): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const show = async (name: string, command: string, check: () => Promise<string>) => {
    let result = 'FAILED';
    await context.test(name, async (own) => {
      result = await check();
      own.diagnostic(result);
    });
    findings.push({ name, command, result });
  };
  const kubectl = new Kubectl();
  const app = new Deployed(manyWorkloads(count));
  const calls = async () => countCalls(await kubectl.run(['get', '--raw', '/metrics']));
  const apply = () =>
    measured(['kubectl', 'apply', '--server-side', '--validate=strict', '-f', join(app.folder, 'kubernetes')]);

  await app.remove();
  const nodes = await startHollowNodes(kubectl, kwok, count);
  try {
    await show('the files are written', 'npx fairway synth', () => {
      const before = process.cpuUsage();
      const start = performance.now();
      app.write();
      const { user, system } = process.cpuUsage(before);
      return Promise.resolve(`${seconds(start)}, ${((user + system) / 1e6).toFixed(1)} s of CPU`);
    });
    await show('all of it is applied, and every pod is scheduled', 'kubectl apply --server-side', async () => {
      const before = await calls();
      const start = performance.now();
      const cost = await apply();
      const objects = lines(cost.stdout).length;
      await eventually(SCHEDULED_WITHIN_SECONDS, async () => {
        const running = await app.kubectl.run(['get', 'pods', '--field-selector=status.phase=Running', '-o', 'name']);
        assert.equal(lines(running).length, count);
      });
      const all = seconds(start);
      const told = describeCalls(before, await calls());
      return `${objects} objects in ${cost.seconds.toFixed(1)} s, ${cost.cpuSeconds.toFixed(1)} s of kubectl's CPU; all ${count} pods run on ${nodes.count} hollow nodes after ${all}; the API server has answered ${told} of all its clients`;
    });
    await show('a second time changes nothing', 'kubectl apply --server-side', async () => {
      const generations = () =>
        app.kubectl.run(['get', 'deployments', '-o', 'jsonpath={.items[*].metadata.generation}']);
      const [before, was] = [await calls(), await generations()];
      const cost = await apply();
      assert.equal(await generations(), was);
      const told = describeCalls(before, await calls());
      return `${cost.seconds.toFixed(1)} s, ${cost.cpuSeconds.toFixed(1)} s of kubectl's CPU; ${told}`;
    });
  } finally {
    try {
      const flags = ['--ignore-not-found', '--timeout=1200s'];
      await kubectl.run(['delete', 'namespace', NAMESPACE, ...flags], { timeoutSeconds: 1230 });
      await app.remove();
    } finally {
      await nodes.remove();
    }
  }
  return findings;
}

const lines = (text: string) => text.split('\n').filter((line) => line !== '');

/** Seconds since a moment, for a report. */
const seconds = (start: number) => `${((performance.now() - start) / 1000).toFixed(1)} s`;
