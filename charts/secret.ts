import type { k8s } from 'cdk8s-plus-27';
import type { Application } from '../app/model/application.ts';
import { secretsOf, type Container } from '../app/model/container.ts';
import type { Manifest } from './manifest.ts';
import { sharedMetadata } from './metadata.ts';

/** The key under which a Secret holds the value of a declared secret. */
const VALUE_KEY = 'value';

/** The Secret with the routes' certificate. The names of declared secrets have no dot. */
export const CERTIFICATE_SECRET = 'tls.certificate';

/** A Secret: its keys, and the declared secret whose value each holds. No file has the values. */
export interface SecretObject {
  readonly name: string;
  readonly type: 'Opaque' | 'kubernetes.io/tls';
  readonly keys: Readonly<Record<string, string>>;
}

/** The Secrets that are filled from outside: by `pulumi up`, or by hand. */
export function secretObjects(application: Application): readonly SecretObject[] {
  return allSecretObjects(application).filter((object) => !isExternal(application, object));
}

/** The Secrets that the External Secrets Operator fills. */
export function externalSecretObjects(application: Application): readonly SecretObject[] {
  return allSecretObjects(application).filter((object) => isExternal(application, object));
}

/** A Secret without its values. */
export function secretManifest(application: Application, { name, type }: SecretObject): Manifest {
  return { apiVersion: 'v1', kind: 'Secret', metadata: sharedMetadata(application, 'secret', name), type } as Manifest;
}

/** A reference to the value of a declared secret, for an environment variable. */
export function secretKeyRef(secret: string): k8s.SecretKeySelector {
  return { name: secretObjectName(secret), key: VALUE_KEY };
}

/** A declared secret as a file that the container's group can read. */
export function secretVolume(name: string, secret: string, path: string): k8s.Volume {
  const items = [{ key: VALUE_KEY, path }];
  return { name, secret: { secretName: secretObjectName(secret), defaultMode: 0o440, items } };
}

/** Annotations that roll the pods when the value of a secret changes. */
export function secretVersions({ secrets }: Application, container: Container): Record<string, string> {
  const used = secretsOf(container);
  const annotations: Record<string, string> = {};
  for (const {
    name,
    versions: { kubernetes: version },
  } of secrets) {
    if (version !== undefined && used.includes(name)) annotations[`fairway/secret-${secretObjectName(name)}`] = version;
  }
  return annotations;
}

/** All Secrets, whoever fills them. */
export function allSecretObjects({ secrets, tls }: Application): readonly SecretObject[] {
  const objects: SecretObject[] = secrets.map(({ name }) => ({
    name: secretObjectName(name),
    type: 'Opaque',
    keys: { [VALUE_KEY]: name },
  }));
  if (tls === undefined || !('certificate' in tls)) return objects;
  const { chain, privateKey } = tls.certificate;
  const keys = { 'tls.crt': chain, 'tls.key': privateKey };
  return [...objects, { name: CERTIFICATE_SECRET, type: 'kubernetes.io/tls', keys }];
}

function isExternal({ secrets }: Application, { keys }: SecretObject): boolean {
  return Object.values(keys).every((key) => secrets.find(({ name }) => name === key)?.external !== undefined);
}

/** `DB_PASSWORD` is in the Secret `db-password`. */
function secretObjectName(secret: string): string {
  return secret.toLowerCase().replaceAll('_', '-');
}
