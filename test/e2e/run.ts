import { test } from 'node:test';
import { UserError } from '../../app/errors/user-error.ts';
import { describeError } from '../../cli/describe-error.ts';
import type { Deployment } from './deployment.ts';
import { dockerDeployment } from './docker.ts';
import { runExposure } from './exposure/run.ts';
import { hostScenario } from './host.ts';
import { kubernetesDeployment } from './kubernetes.ts';
import { runRows } from './rows/run.ts';
import { Sample } from './sample.ts';
import { Scenario } from './scenario.ts';
import { readSettings, type Settings } from './settings.ts';

const deployments: Readonly<Record<string, (sample: Sample, settings: Settings) => Deployment>> = {
  docker: dockerDeployment,
  kubernetes: kubernetesDeployment,
};

/**
 * What is changed in the sample: where its images are, a name of its own, so that nobody's data is in the way, and a
 * schedule that falls due within the run.
 */
const changesFor = ({ registry }: Settings) => ({
  name: 'notes-e2e',
  registry,
  workloads: { web: { env: { APPLICATION: 'notes-e2e' } } },
  jobs: { cleanup: { schedule: '* * * * *' } },
});

/**
 * Runs one target's scenario, or that of a fresh server.
 *
 * @throws UserError that says what to give to the run
 */
async function main([name = '', ...rest]: readonly string[]): Promise<void> {
  if (name === 'exposure') return runExposure(readSettings());
  if (name === 'host') return test('A fresh server', (context) => hostScenario(context));
  if (name === 'rows') return runRows(rest);
  const deploymentOf = deployments[name];
  if (deploymentOf === undefined) {
    const known = [...Object.keys(deployments), 'exposure', 'host', 'rows'].join(', ');
    throw new UserError(`expected one of ${known}, got "${name}": npm run test:e2e -- docker`);
  }
  const settings = readSettings();
  await test(`The sample on ${name}`, async (context) => {
    const sample = new Sample(changesFor(settings));
    await new Scenario(context, sample, deploymentOf(sample, settings)).all();
  });
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${describeError(error)}\n`);
  process.exitCode = 1;
}
