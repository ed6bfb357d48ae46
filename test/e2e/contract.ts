import { test } from 'node:test';
import { UserError } from '../../app/errors/user-error.ts';
import { mergePatch } from '../../app/model/merge.ts';
import { examples } from '../support/examples.ts';
import { isRunnable } from '../support/runnable.ts';
import type { Deployment } from './deployment.ts';
import { Lane } from './lane.ts';
import { sampleChanges } from './run-sample.ts';
import { Sample } from './sample.ts';
import { Scenario } from './scenario.ts';
import { readSettings, type Settings } from './settings.ts';

type DeploymentOf = (sample: Sample, settings: Settings) => Deployment;

/** How an application gets onto each target that the project has. */
export type Deployments = Readonly<Record<string, () => Promise<DeploymentOf>>>;

/** Applications that are tried at once: most of the time, each waits for a target. */
const AT_ONCE = 3;

/** How the project's own application is named among the examples. */
const SAMPLE = 'sample';

/** The first public port of the applications on Docker, where each has a proxy of its own. */
const FIRST_PORT = 8100;

/** What is held to the contract. */
interface Tried {
  readonly title: string;
  /** @default - the project's own, the sample */
  readonly config?: object | undefined;
  /** What is changed in it: its name, so that nobody's data is in the way, and where its images are. */
  readonly changes: object;
}

/**
 * Holds applications to the contract: `contract docker|kubernetes|both [EXAMPLE…]`, examples, each of another kind, and
 * the sample, where it is named, or where it is on both and so on no target alone.
 *
 * @throws UserError for a target or an application that isn't there
 */
export async function runContract(
  [target = '', ...titles]: readonly string[],
  deployments: Deployments,
): Promise<void> {
  const known = Object.keys(deployments);
  const targets = target === 'both' ? known : known.filter((name) => name === target);
  if (targets.length === 0) throw new UserError(`expected both, ${known.join(' or ')}, got "${target}"`);
  const deploymentsOf = await Promise.all(targets.map((name) => deployments[name]!()));
  const settings = readSettings();
  const all = await chosen(titles, target === 'both', settings);
  const lanes: Lane[] = [];
  await test(`One contract on ${targets.join(' and ')}`, { concurrency: AT_ONCE }, async (context) => {
    const tries = all.map(({ title, config, changes }, index) =>
      context.test(title, { concurrency: 1 }, async (within) => {
        const own = deploymentsOf.map((deploymentOf) => {
          const sample = new Sample(mergePatch(changes, portsOf(index)) as object, config);
          return new Lane(sample, deploymentOf(sample, settings), lanes);
        });
        lanes.push(...own);
        await new Scenario(within, own).all();
      }),
    );
    await Promise.all(tries);
  });
}

/** The applications of these titles, or all that can run here. */
async function chosen(titles: readonly string[], withSample: boolean, settings: Settings): Promise<readonly Tried[]> {
  const { registry } = settings;
  const runnable = (await examples()).filter(({ application }) => isRunnable(application));
  const tried: readonly Tried[] = [
    ...runnable.map(({ title, config }) => ({ title, config, changes: { name: `${config.name}-e2e`, registry } })),
    { title: SAMPLE, changes: sampleChanges(settings) },
  ];
  const unknown = titles.filter((title) => tried.every((one) => one.title !== title));
  if (unknown.length > 0) {
    const names = tried.map(({ title }) => title).join(', ');
    throw new UserError(`expected applications whose images are on every machine, ${names}; got ${unknown.join(', ')}`);
  }
  return tried.filter(({ title }) => (titles.length === 0 ? title !== SAMPLE || withSample : titles.includes(title)));
}

/** Ports of its own, so that nobody's are in the way. */
function portsOf(index: number): object {
  const httpPort = FIRST_PORT + 2 * index;
  return { targets: { docker: { httpPort, httpsPort: httpPort + 1 } } };
}
