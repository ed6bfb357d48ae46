import { defineApplication, secret, template } from '../../../app/define.ts';
import type { DeployRecord } from '../../../app/model/record.ts';

/** Secrets as variables, inside a variable and as files; configs from a text and from a file; one secret from a store. */
export default defineApplication({
  name: 'billing',
  workloads: {
    api: {
      image: 'ghcr.io/acme/billing:7.0.1',
      env: {
        API_KEY: secret('API_KEY'),
        BROKER_URL: template`amqps://billing:${secret('BROKER_PASSWORD')}@broker.example.com:5671/billing`,
        SIGNING_KEY_FILE: '/run/keys/signing.pem',
        // Text that other tools would take for their own.
        MESSAGE: 'costs $5 or ${PRICE} {{ per }} "month", it\'s 100% \\ sure',
      },
      secrets: { SIGNING_KEY: '/run/keys/signing.pem' },
      files: {
        limits: '/etc/billing/limits.json',
        hook: { mountPath: '/etc/billing/hook.sh', mode: '0555' },
      },
      connectsTo: ['internet'],
    },
  },
  secrets: {
    API_KEY: { length: 64 },
    BROKER_PASSWORD: {},
    SIGNING_KEY: { external: { store: 'vault', key: 'billing/signing', property: 'pem' } },
  },
  configs: {
    limits: { content: '{ "perMinute": 600 }\n' },
    hook: { file: 'hook.sh' },
  },
});

const versions = { API_KEY: '0a1b2c3d4e5f', BROKER_PASSWORD: '5f4e3d2c1b0a', SIGNING_KEY: 'aabbccddeeff' };

/** What a build and a look at the secrets found out. */
export const record: DeployRecord = {
  images: {
    'ghcr.io/acme/billing:7.0.1': {
      digest: 'sha256:b1111111b1111111b1111111b1111111b1111111b1111111b1111111b1111111',
      start: { entrypoint: ['/billing'], cmd: ['serve'] },
    },
  },
  secrets: { docker: versions, kubernetes: versions },
};
