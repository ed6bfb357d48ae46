import type { ApiObjectProps } from 'cdk8s';
import type { Application } from '../app/model/application.ts';
import { sharedMetadata } from './metadata.ts';
import type { SecretObject } from './secret.ts';

/**
 * Asks the External Secrets Operator to fill a Secret from the team's store.
 *
 * @see https://external-secrets.io/latest/api/externalsecret/
 */
export function externalSecret(application: Application, { name, type, keys }: SecretObject): ApiObjectProps {
  const sources = Object.entries(keys).map(([secretKey, secret]) => {
    const { store, key, property } = application.secrets.find((declared) => declared.name === secret)!.external!;
    const sourceRef = { storeRef: { kind: 'ClusterSecretStore', name: store } };
    return { secretKey, remoteRef: { key, property }, sourceRef };
  });
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: sharedMetadata(application, 'secret', name),
    spec: {
      refreshInterval: '1h',
      target: { name, creationPolicy: 'Owner', template: { type } },
      data: sources,
    },
  };
}
