import type { Application } from './application.ts';

/** Where the application can be reached over HTTP: `host`, and everything below `path`. */
export interface PublicAddress {
  readonly host: string;
  /** Prefix, matched by whole segments. */
  readonly path: string;
  readonly tls: boolean;
}

/** A public address from which requests are sent elsewhere. */
export interface Redirect extends PublicAddress {
  readonly name: string;
  /** A URL, without a slash at its end. */
  readonly to: string;
  readonly status: 301 | 302 | 307 | 308;
}

/** Every public HTTP address of an application: its routes and redirects. */
export function publicAddresses({ workloads, redirects }: Application): readonly PublicAddress[] {
  return [...workloads.flatMap(({ routes }) => routes), ...redirects];
}
