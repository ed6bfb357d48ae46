import type { Application } from '../app/model/application.ts';
import type { FileReference } from './stack.ts';

/** User and group of the proxy. */
export const PROXY_USER = 1000;

const file = (source: string, target: string, mode: string): FileReference => ({
  source,
  target,
  uid: PROXY_USER,
  gid: PROXY_USER,
  mode,
});

/** The certificate that the application gives for all its routes, as files of the proxy in memory. */
export function givenCertificate({ tls }: Application) {
  if (tls === undefined || !('certificate' in tls)) return undefined;
  return {
    chain: file(tls.certificate.chain, '/run/secrets/tls.crt', '0400'),
    privateKey: file(tls.certificate.privateKey, '/run/secrets/tls.key', '0400'),
  };
}

/** The CA of a private ACME authority, as a file of the proxy. */
export function acmeAuthority({ tls }: Application): FileReference | undefined {
  if (tls === undefined || !('acme' in tls) || tls.acme.ca === undefined) return undefined;
  return file(tls.acme.ca, '/etc/ssl/acme-ca.pem', '0444');
}
