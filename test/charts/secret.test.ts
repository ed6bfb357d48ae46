import { describe, expect, test } from '@jest/globals';
import { secret, template } from '../../app/define.ts';
import { externalSecretObjects, secretObjects } from '../../charts/secret.ts';
import { applicationOf, Objects, objectsOfWeb } from '../support/kubernetes-application.ts';

const workloads = { web: { image: 'web:1', env: { PASSWORD: secret('DB_PASSWORD') } } };
const external = { store: 'vault', key: 'shop/db', property: 'password' };

describe('secrets', () => {
  test('no object of a file holds one', () => {
    const objects = objectsOfWeb({ env: { PASSWORD: secret('DB_PASSWORD') } }, { secrets: { DB_PASSWORD: {} } });
    expect(objects.ofKind('Secret')).toEqual([]);
    expect(objects.ofKind('ExternalSecret')).toEqual([]);
  });

  test('each declared one has an object of its own, with one key', () => {
    expect(secretObjects(applicationOf({ workloads, secrets: { DB_PASSWORD: {} } }))).toEqual([
      { name: 'db-password', type: 'Opaque', keys: { value: 'DB_PASSWORD' } },
    ]);
  });

  test('a given certificate has one of the type that Ingresses read', () => {
    const secrets = { CHAIN: {}, KEY: {} };
    const application = applicationOf({ secrets, tls: { certificate: { chain: 'CHAIN', privateKey: 'KEY' } } });
    expect(secretObjects(application)).toContainEqual({
      name: 'tls.certificate',
      type: 'kubernetes.io/tls',
      keys: { 'tls.crt': 'CHAIN', 'tls.key': 'KEY' },
    });
  });

  test("one in the team's store is asked for by an ExternalSecret, and needs no value", () => {
    const application = applicationOf({ workloads, secrets: { DB_PASSWORD: { external } } });
    expect(secretObjects(application)).toEqual([]);
    expect(externalSecretObjects(application)).toHaveLength(1);
    expect(new Objects(application).get('ExternalSecret', 'db-password', 'spec')).toMatchObject({
      target: { name: 'db-password' },
      data: [
        {
          secretKey: 'value',
          remoteRef: { key: 'shop/db', property: 'password' },
          sourceRef: { storeRef: { kind: 'ClusterSecretStore', name: 'vault' } },
        },
      ],
    });
  });

  test("another value in the team's store rolls nothing", () => {
    const objects = (key: string) =>
      new Objects(applicationOf({ workloads, secrets: { DB_PASSWORD: { external: { ...external, key } } } }));
    const pods = objects('shop/db').get('Deployment', 'web', 'spec.template');
    expect(pods).not.toHaveProperty('metadata.annotations');
    expect(objects('shop/other-db').get('Deployment', 'web', 'spec.template')).toEqual(pods);
  });

  test('another value rolls the pods that use it, and no others', () => {
    const record = { images: {}, secrets: { docker: {}, kubernetes: { DB_PASSWORD: 'a1b2c3' } } };
    const env = { URL: template`postgres://${secret('DB_PASSWORD')}@db` };
    const workloads = { web: { image: 'web:1', env }, other: { image: 'other:1' } };
    const objects = new Objects(applicationOf({ workloads, secrets: { DB_PASSWORD: {} } }, { record }));
    const annotations = (name: string) => objects.get('Deployment', name, 'spec.template.metadata.annotations');
    expect(annotations('web')).toEqual({ 'fairway/secret-db-password': 'a1b2c3' });
    expect(annotations('other')).toBeUndefined();
  });
});
