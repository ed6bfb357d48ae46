import { test } from 'node:test';
import { UserError } from '../../app/errors/user-error.ts';
import type { ApplicationConfig } from '../../app/schema/application.ts';
import { examples, type Example } from '../support/examples.ts';
import type { Deployment } from './deployment.ts';
import { Lane } from './lane.ts';
import { Sample } from './sample.ts';
import { Scenario } from './scenario.ts';
import { readSettings, type Settings } from './settings.ts';

type DeploymentOf = (sample: Sample, settings: Settings) => Deployment;

/** How an application gets onto each target that the project has. */
export type Deployments = Readonly<Record<string, () => Promise<DeploymentOf>>>;

/** Images that are on every machine, and what is built from the project's own applications for tests. */
const HERE = ['busybox:stable', 'node:24-slim', 'postgres:17'];

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
  for (const { title, config } of await chosen(titles)) {
    await test(`${title} on ${targets.join(' and ')}`, async (context) => {
      const lanes = deploymentsOf.map((deploymentOf) => {
        const sample = new Sample(changesFor(config, settings), config);
        return new Lane(sample, deploymentOf(sample, settings));
      });
      await new Scenario(context, lanes).all();
    });
  }
}

/** The examples of these titles, or all that can run here. */
async function chosen(titles: readonly string[]): Promise<readonly Example[]> {
  const runnable = (await examples()).filter(isRunnable);
  const unknown = titles.filter((title) => runnable.every((example) => example.title !== title));
  if (unknown.length > 0) {
    const names = runnable.map(({ title }) => title).join(', ');
    throw new UserError(`expected examples whose images are on every machine, ${names}; got ${unknown.join(', ')}`);
  }
  return runnable.filter(({ title }) => titles.length === 0 || titles.includes(title));
}

export function isRunnable({ application: { workloads, jobs, images } }: Example): boolean {
  return (
    [...workloads, ...jobs].every(({ image, builtImage }) => builtImage !== undefined || HERE.includes(image)) &&
    images.every(({ build }) => build.context.startsWith('test/apps/'))
  );
}

/** A name of its own, so that nobody's data is in the way, and where images are. */
function changesFor({ name }: ApplicationConfig, { registry }: Settings): object {
  return { name: `${name}-e2e`, registry };
}
