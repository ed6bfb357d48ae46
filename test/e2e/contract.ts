import { test } from 'node:test';
import { UserError } from '../../app/errors/user-error.ts';
import type { ApplicationConfig } from '../../app/schema/application.ts';
import { examples, type Example } from '../support/examples.ts';
import { isRunnable } from '../support/runnable.ts';
import type { Deployment } from './deployment.ts';
import { Lane } from './lane.ts';
import { Sample } from './sample.ts';
import { Scenario } from './scenario.ts';
import { readSettings, type Settings } from './settings.ts';

type DeploymentOf = (sample: Sample, settings: Settings) => Deployment;

/** How an application gets onto each target that the project has. */
export type Deployments = Readonly<Record<string, () => Promise<DeploymentOf>>>;

/** Examples that are tried at once: most of the time, each waits for a target. */
const AT_ONCE = 3;

/** The first public port of the examples on Docker, where each has a proxy of its own. */
const FIRST_PORT = 8100;

/**
 * Holds examples to the contract: `contract docker|kubernetes|both [EXAMPLE…]`, each with another kind of application.
 *
 * @throws UserError for a target or an example that isn't there
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
  const all = await chosen(titles);
  const lanes: Lane[] = [];
  await test(`One contract on ${targets.join(' and ')}`, { concurrency: AT_ONCE }, async (context) => {
    const tries = all.map(({ title, config }, index) =>
      context.test(title, { concurrency: 1 }, async (within) => {
        const own = deploymentsOf.map((deploymentOf) => {
          const sample = new Sample(changesFor(config, settings, index), config);
          return new Lane(sample, deploymentOf(sample, settings), lanes);
        });
        lanes.push(...own);
        await new Scenario(within, own).all();
      }),
    );
    await Promise.all(tries);
  });
}

/** The examples of these titles, or all that can run here. */
async function chosen(titles: readonly string[]): Promise<readonly Example[]> {
  const runnable = (await examples()).filter(({ application }) => isRunnable(application));
  const unknown = titles.filter((title) => runnable.every((example) => example.title !== title));
  if (unknown.length > 0) {
    const names = runnable.map(({ title }) => title).join(', ');
    throw new UserError(`expected examples whose images are on every machine, ${names}; got ${unknown.join(', ')}`);
  }
  return runnable.filter(({ title }) => titles.length === 0 || titles.includes(title));
}

/** A name and ports of its own, so that nobody's are in the way, and where images are. */
function changesFor({ name }: ApplicationConfig, { registry }: Settings, index: number): object {
  const httpPort = FIRST_PORT + 2 * index;
  return { name: `${name}-e2e`, registry, targets: { docker: { httpPort, httpsPort: httpPort + 1 } } };
}
