import { test, type TestContext } from 'node:test';
import { parseArgs } from 'node:util';
import { mergePatch } from '../../../app/model/merge.ts';
import { UserError } from '../../../app/errors/user-error.ts';
import type { BaseConfig } from '../../../app/schema/application.ts';
import { writeEvidence, type Finding } from '../../support/evidence.ts';
import { readSettings, type Settings } from '../settings.ts';
import { buildEcho, pushImage } from './image.ts';
import { conditionsOf } from './kubernetes/conditions.ts';
import { kubernetesRows } from './kubernetes/index.ts';
import { Deployed } from './kubernetes/deployed.ts';
import { Kubectl } from './kubernetes/kubectl.ts';
import type { Check, Row } from './row.ts';
import type { Stage } from './stage.ts';

/** What every row shares. */
type Setting = Omit<Stage, 'clear' | 'deploy' | 'afterwards'>;

/**
 * Shows on a cluster what Kubernetes gives, row by row: `rows kubernetes [ROW…] [--quick] [--evidence]`.
 *
 * @throws UserError for a row that isn't there
 */
export async function runRows(args: readonly string[]): Promise<void> {
  const options = { quick: { type: 'boolean' }, evidence: { type: 'boolean' } } as const;
  const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [target, ...ids] = positionals;
  const unknown = ids.filter((id) => kubernetesRows.every((row) => row.id !== id));
  if (target !== 'kubernetes' || unknown.length > 0) {
    const known = kubernetesRows.map(({ id }) => id).join(', ');
    throw new UserError(`expected kubernetes and any of ${known}, got "${args.join(' ')}"`);
  }
  const rows = kubernetesRows.filter(({ id }) => ids.length === 0 || ids.includes(id));
  await test('What Kubernetes gives', async (context) => {
    const setting = await prepare(context, readSettings());
    if (setting === undefined) return;
    const conditions = await conditionsOf(setting.kubectl, setting.settings);
    for (const row of rows) {
      const checks = row.checks.filter(({ quick }) => values.quick !== true || quick === true);
      const findings: Finding[] = [];
      for (const check of checks) findings.push(await show(context, setting, row, check));
      if (values.evidence === true) writeEvidence('docs/evidence/kubernetes.md', { ...row, conditions, findings });
    }
  });
}

/** @returns nothing where the cluster can't be used, which has failed as a test */
async function prepare(context: TestContext, settings: Settings): Promise<Setting | undefined> {
  let setting: Setting | undefined;
  await context.test('the cluster is there, and has the application for tests', async () => {
    const kubectl = new Kubectl();
    const image = await pushImage(await buildEcho(settings.registry, 'rows-echo'));
    const names = await kubectl.run(['get', 'nodes', '-o', 'jsonpath={.items[*].metadata.name}']);
    setting = { settings, kubectl, image, origin: await originOf(kubectl, settings), nodes: names.split(' ') };
  });
  return setting;
}

/** Runs a check, and undoes what it has done. */
async function show(context: TestContext, setting: Setting, row: Row, check: Check): Promise<Finding> {
  const undos: (() => Promise<unknown>)[] = [];
  const afterwards = (undo: () => Promise<unknown>) => void undos.push(undo);
  const clear: Stage['clear'] = async (config) => {
    const app = new Deployed(mergePatch(config, ingressPatch(setting.settings)) as BaseConfig);
    await app.remove();
    afterwards(() => app.remove());
    return app;
  };
  const deploy: Stage['deploy'] = async (config) => {
    const app = await clear(config);
    await app.deploy();
    return app;
  };
  const stage = { ...setting, clear, deploy, afterwards };
  const skipped = check.skip?.(stage);
  let result = 'FAILED';
  await context.test(`${row.id}: ${check.name}`, { skip: skipped ?? false }, async (own) => {
    try {
      result = await check.check(stage);
      own.diagnostic(result);
    } finally {
      for (const undo of undos.reverse()) await undo();
    }
  });
  const { name, command } = check;
  return { name, command, result: skipped === undefined ? result : `not shown: ${skipped}` };
}

/** What an application says of the ingress controller that its routes are asked at. */
const ingressPatch = ({ ingressClass }: Settings) =>
  ingressClass === undefined ? {} : { targets: { kubernetes: { ingress: { className: ingressClass } } } };

async function originOf(kubectl: Kubectl, { ingress }: Settings): Promise<string> {
  if (ingress !== undefined) return `http://${ingress}`;
  const path = 'jsonpath={.items[0].status.addresses[?(@.type=="InternalIP")].address}';
  return `http://${await kubectl.run(['get', 'nodes', '-o', path])}`;
}
