import { test } from 'node:test';
import type { Step } from '../deployment.ts';
import { dockerDeployment } from '../docker.ts';
import { Sample } from '../sample.ts';
import { readSettings, type Settings } from '../settings.ts';
import { allPass } from '../steps.ts';
import { checks } from './checks.ts';
import { networked } from './config.ts';
import { Networked } from './networked.ts';

/** Deploys workloads in networks of each kind, looks from inside and from outside, and updates them under load. */
export async function runNetworks(settings: Settings = readSettings()): Promise<void> {
  await test('Networks of the host, on docker', async (context) => {
    const sample = new Sample({}, networked);
    const deployment = dockerDeployment(sample, settings);
    const address = await deployment.address();
    const deploy: readonly Step[] = [
      { name: 'the target is there, and nothing is left of an earlier run', run: () => deployment.prepare() },
      { name: 'dist/ is written', run: async () => void (await sample.fairway(['synth', '--target', 'docker'])) },
      ...deployment.deploy,
    ];
    if (await allPass(context, deploy)) {
      for (const one of checks(new Networked(sample, deployment, settings.host, address)))
        await allPass(context, [one]);
    }
    await context.test('everything that was made is removed', () => deployment.remove());
    await sample.remove();
  });
}
