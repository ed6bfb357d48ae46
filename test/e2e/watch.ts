import { test, type TestContext } from 'node:test';
import { createCertificate } from '../app/support/certificate.ts';
import type { Step } from './deployment.ts';
import { dockerDeployment } from './docker.ts';
import { Sample } from './sample.ts';
import { readSettings, type Settings } from './settings.ts';
import { allPass } from './steps.ts';
import { alarms } from './watch/alarms.ts';
import { CERTIFICATE_END, HOST, watched } from './watch/config.ts';
import { figures } from './watch/figures.ts';
import { Subject } from './watch/subject.ts';
import { surroundings } from './watch/surroundings.ts';

/** Deploys an application that is watched, does harm to it, and looks who is told. */
export const runWatch = (settings: Settings = readSettings()): Promise<void> =>
  test('A watched application', (context) => watch(context, settings));

async function watch(context: TestContext, settings: Settings): Promise<void> {
  const sample = new Sample({}, watched);
  const deployment = dockerDeployment(sample, settings);
  const deploy: readonly Step[] = [
    { name: 'the target is there, and nothing is left of an earlier run', run: () => deployment.prepare() },
    {
      name: 'the certificate is given, and dist/ is written',
      run: async () => {
        const { cert, key } = createCertificate([HOST], 1, CERTIFICATE_END);
        await sample.fairway(['secrets', 'push', '--from', 'env', ...deployment.secretsTo], { CHAIN: cert, KEY: key });
        await sample.fairway(['synth']);
      },
    },
    ...deployment.deploy,
  ];
  if (await allPass(context, deploy)) {
    for (const one of watchedSteps(sample, settings)) await allPass(context, [one]);
  }
  await context.test('everything that was made is removed', () => deployment.remove());
  await sample.remove();
}

function watchedSteps(sample: Sample, { host, address = '127.0.0.1' }: Settings): readonly Step[] {
  const subject = new Subject(sample.application(), host);
  return [...figures(subject), ...alarms(subject), ...surroundings(subject, address, sample.folder)];
}
