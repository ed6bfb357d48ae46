import { test } from 'node:test';
import type { Deployment } from './deployment.ts';
import { Lane } from './lane.ts';
import { Sample } from './sample.ts';
import { Scenario } from './scenario.ts';
import { readSettings, type Settings } from './settings.ts';

/**
 * What is changed in the sample: where its images are, a name of its own, so that nobody's data is in the way, and a
 * schedule that falls due within the run.
 */
export const sampleChanges = ({ registry }: Settings) => ({
  name: 'notes-e2e',
  registry,
  workloads: { web: { env: { APPLICATION: 'notes-e2e' } } },
  jobs: { cleanup: { schedule: '* * * * *' } },
});

/** Deploys the sample to a target, and holds it to the contract. */
export async function runSample(
  target: string,
  deploymentOf: (sample: Sample, settings: Settings) => Deployment,
): Promise<void> {
  const settings = readSettings();
  await test(`The sample on ${target}`, async (context) => {
    const sample = new Sample(sampleChanges(settings));
    await new Scenario(context, [new Lane(sample, deploymentOf(sample, settings))]).all();
  });
}
