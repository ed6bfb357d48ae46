import { randomBytes } from 'node:crypto';
import type { Application } from '../../app/model/application.ts';
import { publicAddresses } from '../../app/model/public-address.ts';
import { createCertificate } from '../app/support/certificate.ts';

/** A value for each secret of an application: random, but for a certificate of its hosts. */
export function secretValuesFor(application: Application): Readonly<Record<string, string>> {
  const { secrets, tls } = application;
  const random = secrets.map(({ name }) => [name, randomBytes(24).toString('hex')] as const);
  if (tls === undefined || !('certificate' in tls)) return Object.fromEntries(random);
  const hosts = publicAddresses(application).map(({ host }) => host);
  const { cert, key } = createCertificate([...new Set(hosts)], 1);
  const { chain, privateKey } = tls.certificate;
  return { ...Object.fromEntries(random), [chain]: cert, [privateKey]: key };
}
