import type { ParsedApplication } from '../schema/application.ts';
import { own } from './own.ts';

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
  const { httpPort, httpsPort } = application.targets.docker;
  const port = tls ? (httpsPort === 443 ? '' : `:${httpsPort}`) : httpPort === 80 ? '' : `:${httpPort}`;
  return `${tls ? 'https' : 'http'}://${host}${port}${path.replace(/\/+$/, '')}`;
}
