import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../../support/eventually.ts';
import type { Exposed, ExposureCheck } from './check.ts';

const PROXY = 'exposure_fairway_proxy';

/** How long certificates are made to live for the check of their renewal, in seconds. */
const LIFETIME = 60;

/** Certificates of an ACME authority. */
export const issuedCertificates: readonly ExposureCheck[] = [
  {
    name: 'each host has a certificate of the authority',
    check: async ({ client }) => {
      for (const host of ['exposure.test', 'www.exposure.test', 'grpc.exposure.test']) {
        await eventually(60, () => client.certificate(host));
      }
      assert.equal((await client.ask()).status, 200);
    },
  },
  {
    name: 'a restarted proxy has the certificates that it had',
    check: async (exposed) => {
      const before = await exposed.client.certificate();
      await exposed.docker('service', 'update', '--quiet', '--force', PROXY);
      const after = await eventually(30, () => exposed.client.certificate());
      assert.equal(after.serialNumber, before.serialNumber);
    },
  },
  {
    name: `a certificate is renewed before it ends, again and again, and no connection fails`,
    check: async (exposed) => {
      await issueForShort(exposed);
      const seen = new Set<string>();
      const until = Date.now() + 2 * LIFETIME * 1000;
      while (Date.now() < until && seen.size < 3) {
        const { serialNumber, validTo } = await exposed.client.certificate();
        const left = (validTo.getTime() - Date.now()) / 1000;
        assert.ok(left > 0 && left <= LIFETIME, `${left} s are left of a certificate for ${LIFETIME} s`);
        seen.add(serialNumber);
        await sleep(500);
      }
      assert.ok(seen.size >= 3, `saw ${seen.size} certificates within ${2 * LIFETIME} s`);
    },
  },
];

/**
 * Lets the running proxy ask for certificates that end soon, and forget those that it has: nothing else of its
 * configuration changes, so what is seen is how it renews all others, in another time.
 */
async function issueForShort({ client, docker }: Exposed): Promise<void> {
  const before = await client.certificate();
  const containerOf = async (service: string) => (await docker('ps', '-q', '--filter', `name=${service}`)).trim();
  const options = `cert_lifetime ${LIFETIME}s\\n\\trenew_interval 2s`;
  const file = '/volumes/fairway_proxy_routes/Caddyfile';
  const edit = `sed 's/^\\tadmin off/&\\n\\t${options}/' ${file} > ${file}.new && mv ${file}.new ${file}`;
  await docker('exec', await containerOf('exposure_fairway_tools'), 'sh', '-c', edit);
  await docker('exec', await containerOf(PROXY), '/.fairway/busybox', 'rm', '-r', '/data/caddy/certificates');
  await docker('service', 'update', '--quiet', '--force', PROXY);
  await eventually(60, async () => {
    assert.notEqual((await client.certificate()).serialNumber, before.serialNumber);
  });
}
