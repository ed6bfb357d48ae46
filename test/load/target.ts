/** Where a load goes. */
export interface LoadTarget {
  /** What is connected to: `http://192.0.2.1:80`, `https://192.0.2.1`. */
  readonly origin: string;
  /** The site's name: the Host header, and the name of the certificate. @default - the host of `origin` */
  readonly host?: string | undefined;
  /** The authority that has issued the certificate, as PEM. @default - what Node trusts */
  readonly ca?: string | undefined;
}

/** What a TLS connection is told, and told to check. */
export function tlsOptions({ origin, host, ca }: LoadTarget) {
  return { servername: host ?? new URL(origin).hostname, ca };
}

/** The headers by which a proxy finds the site. */
export const hostHeader = ({ host }: LoadTarget) => (host === undefined ? {} : { host });
