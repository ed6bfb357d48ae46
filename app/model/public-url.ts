import type { ParsedApplication } from '../schema/application.ts';
import { own } from './own.ts';
import type { PublicAddress } from './public-address.ts';

type Routes = ParsedApplication['workloads'][string]['routes'];

/** The route with a name, or the only one; `undefined` where that is none or not clear. */
export function findRoute(routes: Routes, name: string | undefined): Routes[string] | undefined {
  if (name !== undefined) return own(routes, name);
  const all = Object.values(routes);
  return all.length === 1 ? all[0] : undefined;
}

/** The address under which people reach a workload's route: `https://notes.example.com/api`, without a slash at its end. */
export function publicUrl(application: ParsedApplication, workload: string, name: string | undefined): string {
  const { host, path, tls = application.tls !== undefined } = findRoute(application.workloads[workload]!.routes, name)!;
  return addressUrl({ host, path, tls }, application.targets.docker).replace(/\/+$/, '');
}

/** The ports of a scheme, which are left out of a URL. */
const OWN_PORTS = { httpPort: 80, httpsPort: 443 };

/** A public address as people type it: `https://notes.example.com:8443/api`. @param ports @default - those of the schemes */
export function addressUrl({ host, path, tls }: PublicAddress, ports = OWN_PORTS): string {
  const scheme = tls ? 'https' : 'http';
  const port = ports[`${scheme}Port`];
  return `${scheme}://${host}${port === OWN_PORTS[`${scheme}Port`] ? '' : `:${port}`}${path}`;
}
