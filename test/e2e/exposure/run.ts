import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../../app/project.ts';
import { createCertificate } from '../../app/support/certificate.ts';
import { run } from '../../support/command.ts';
import { eventually } from '../../support/eventually.ts';
import { Client } from '../../support/proxy-client.ts';
import { dockerDeployment } from '../docker.ts';
import { Sample } from '../sample.ts';
import { readSettings, type AcmeSettings, type Settings } from '../settings.ts';
import { exposure, givenCertificate, HOST } from './application.ts';
import { issuedCertificates } from './certificates.ts';
import type { Exposed, ExposureCheck } from './check.ts';
import { protocols } from './protocols.ts';
import { readiness } from './readiness.ts';
import { routes } from './routes.ts';

const NO_AUTHORITY = 'FAIRWAY_E2E_ACME_DIRECTORY names no ACME authority to ask';

/** Deploys an application that is reached in every way, first with a given certificate, then with issued ones. */
export async function runExposure(settings: Settings = readSettings()): Promise<void> {
  await test('Everything that is exposed, on docker', async (context) => {
    const image = `${settings.registry}/fairway-e2e-echo:exposure`;
    const sample = new Sample({}, exposure(image));
    const folder = mkdtempSync(join(tmpdir(), 'fairway-exposure-'));
    const deployment = dockerDeployment(sample, settings);
    const address = await deployment.address();
    const docker = (...args: readonly string[]) => run(['docker', ...args], { env: { DOCKER_HOST: settings.host } });
    const trusting = (ca: string): Exposed => {
      const caFile = join(folder, 'ca.pem');
      writeFileSync(caFile, ca);
      return { client: new Client({ address, ca, host: HOST }), address, caFile, docker };
    };
    const checkAll = async (checks: readonly ExposureCheck[], exposed: Exposed) => {
      for (const { name, check, skip } of checks) {
        await context.test(name, { skip: await skip?.() }, () => check(exposed));
      }
    };
    const deploy = async () => {
      await sample.fairway(['synth', '--target', 'docker']);
      await deployment.redeploy();
    };

    try {
      let given: Exposed | undefined;
      await context.test('it is deployed with a given certificate', async () => {
        await deployment.prepare();
        await run(['docker', 'build', '--quiet', '--tag', image, join(projectRoot, 'test/apps/echo')]);
        await run(['docker', 'push', '--quiet', image]);
        const exposed = trusting(await giveCertificate(sample, deployment.secretsTo, 1));
        await deploy();
        await eventually(60, async () => assert.equal((await exposed.client.ask()).status, 200));
        given = exposed;
      });
      if (given === undefined) return;
      await checkAll([...protocols, ...routes, ...readiness], given);
      await context.test('a given certificate is replaced by another', async (step) => {
        const { client } = trusting(await giveCertificate(sample, deployment.secretsTo, 2));
        const started = Date.now();
        await deploy();
        await eventually(60, async () => assert.equal((await client.certificate()).serialNumber, '02'), 0.1);
        step.diagnostic(`answered with it ${((Date.now() - started) / 1000).toFixed(1)} s after the deploy began`);
      });
      const { acme } = settings;
      await context.test(
        'it is deployed with an ACME authority',
        { skip: acme ? undefined : NO_AUTHORITY },
        async () => {
          sample.change(withAuthority(acme!));
          await deploy();
        },
      );
      if (acme !== undefined) await checkAll(issuedCertificates, trusting(readFileSync(acme.rootFile, 'utf8')));
    } finally {
      await context.test('everything that was made is removed', () => deployment.remove());
      rmSync(folder, { recursive: true });
      await sample.remove();
    }
  });
}

/** Gives the target a certificate. @returns what a client has to trust */
async function giveCertificate(sample: Sample, to: readonly string[], serialNumber: number): Promise<string> {
  const { cert, key } = createCertificate([HOST, `*.${HOST}`], serialNumber);
  const { chain, privateKey } = givenCertificate.certificate;
  await sample.fairway(['secrets', 'push', '--from', 'env', ...to], { [chain]: cert, [privateKey]: key });
  return cert;
}

/** What changes in the application where an authority gives the certificates. */
function withAuthority({ directoryUrl, caFile }: AcmeSettings): object {
  return {
    secrets: null,
    tls: { certificate: null, acme: { email: 'ops@example.com', directoryUrl, ca: 'authority' } },
    configs: { authority: { content: readFileSync(caFile, 'utf8') } },
  };
}
