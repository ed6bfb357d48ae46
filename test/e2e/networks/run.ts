import { test } from 'node:test';
import type { Step } from '../deployment.ts';
import { dockerDeployment } from '../docker.ts';
import { Sample } from '../sample.ts';
import { readSettings, type Settings } from '../settings.ts';
import { checks } from './checks.ts';
import { networked } from './config.ts';
import { Networked } from './networked.ts';

/** Deploys workloads in networks of each kind, looks from inside and from outside, and updates them under load. */
export async function runNetworks(settings: Settings = readSettings()): Promise<void> {
  await test('Networks of the host, on docker', async (context) => {
    const sample = new Sample({}, networked);
    const deployment = dockerDeployment(sample, settings);
    const address = await deployment.address();
    const step = async ({ name, run }: Step) => {
      let passed = false;
      await context.test(name, async (inner) => {
        await run((line) => inner.diagnostic(line));
        passed = true;
      });
      return passed;
    };
    const deploy: readonly Step[] = [
      { name: 'the target is there, and nothing is left of an earlier run', run: () => deployment.prepare() },
      { name: 'dist/ is written', run: async () => void (await sample.fairway(['synth', '--target', 'docker'])) },
      ...deployment.deploy,
    ];
    let deployed = true;
    for (const one of deploy) deployed &&= await step(one);
    if (deployed) {
      for (const one of checks(new Networked(sample, deployment, settings.host, address))) await step(one);
    }
    await step({ name: 'everything that was made is removed', run: () => deployment.remove() });
    sample.remove();
  });
}
