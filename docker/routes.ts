import type { Application } from '../app/model/application.ts';
import { publicAddresses } from '../app/model/public-address.ts';
import { caddyfile } from './caddyfile.ts';
import { config } from './files.ts';
import { ownKey } from './own-key.ts';
import { readinessConfig } from './readiness.ts';
import type { Config, VolumeMount } from './stack.ts';

/** Gives the proxy its routes. */
export const routesMount: VolumeMount = {
  type: 'volume',
  source: ownKey('proxy_routes'),
  target: '/etc/fairway',
  readOnly: true,
};

/** What the proxy reads, as files in the volume. */
interface RoutesFile {
  readonly name: string;
  readonly config: Config;
}

/** Where the proxy reads its routes. */
export const CADDYFILE = 'Caddyfile';

/** Where the proxy reads whose readiness it has to watch. */
export const READINESS_LIST = 'readiness';

/** Path of such a file in the proxy. */
export const routesPath = (name: string) => `${routesMount.target}/${name}`;

/** Whether there is anything for a proxy to do. */
export const hasRoutes = (application: Application) => publicAddresses(application).length > 0;

/** What the proxy reads while it runs; none where nothing has a route. */
export function routesFiles(application: Application): readonly RoutesFile[] {
  if (!hasRoutes(application)) return [];
  return [
    { name: CADDYFILE, config: config(application, { name: ownKey('proxy_routes'), content: caddyfile(application) }) },
    { name: READINESS_LIST, config: readinessConfig(application) },
  ];
}
