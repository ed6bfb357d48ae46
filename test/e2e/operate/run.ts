import { test } from 'node:test';
import { UserError } from '../../../app/errors/user-error.ts';
import type { Deployments } from '../contract.ts';
import { Sample } from '../sample.ts';
import { readSettings } from '../settings.ts';
import { passes } from '../steps.ts';
import { application } from './application.ts';
import { deploys } from './deploys.ts';
import { Operated } from './operated.ts';
import { privateRegistry } from './private-registry.ts';
import { volumes } from './volumes.ts';
import { withoutRegistry } from './without-registry.ts';

/**
 * Deploys, looks, rolls back and removes as a person does: `operate docker` or `operate kubernetes`. The first step that
 * fails ends the run: each goes on from the one before.
 *
 * @throws UserError for another target
 */
export async function runOperate([target = '', ...rest]: readonly string[], deployments: Deployments): Promise<void> {
  const deploymentOf = deployments[target];
  if (deploymentOf === undefined || rest.length > 0) {
    throw new UserError(`expected one of ${Object.keys(deployments).join(', ')}, got "${[target, ...rest].join(' ')}"`);
  }
  const settings = readSettings();
  const sample = new Sample({}, application(settings.registry));
  const deployment = (await deploymentOf())(sample, settings);
  await test(`An application that is operated, on ${target}`, async (context) => {
    let goesOn = true;
    const step = async (name: string, run: () => Promise<string | void>) => {
      if (!goesOn) return;
      goesOn = await passes(context, name, async (own) => {
        const seen = await run();
        if (seen) own.diagnostic(seen);
      });
    };
    let address = '';
    await step('the target is there, and the images are built', async () => {
      await deployment.prepare();
      await sample.fairway(['build', '--push']);
      const given = target === 'kubernetes' ? settings.ingress : undefined;
      address = given ?? (await deployment.address());
    });
    const operated = new Operated(sample, deployment, `http://${address}`);
    // A cluster's nodes build nothing.
    const { host } = settings;
    const builds = target === 'docker' ? [...withoutRegistry(host), ...privateRegistry(host)] : [];
    for (const { name, run } of [...deploys, ...volumes, ...builds]) await step(name, () => run(operated));
    await context.test('everything that was made is removed', () => deployment.remove());
    await sample.remove();
  });
}
