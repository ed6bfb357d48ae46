import type { Application } from '../app/model/application.ts';
import { caddyfile } from './caddyfile.ts';
import { config } from './files.ts';
import { ownKey } from './own-key.ts';
import type { Config, VolumeMount } from './stack.ts';

/** Gives the proxy its routes. */
export const routesMount: VolumeMount = {
  type: 'volume',
  source: ownKey('proxy_routes'),
  target: '/etc/fairway',
  readOnly: true,
};

/** Where the proxy reads its routes. */
export const ROUTES_FILE = `${routesMount.target}/Caddyfile`;

export const hasRoutes = ({ workloads }: Application) => workloads.some(({ routes }) => routes.length > 0);

/** The proxy's configuration; absent where nothing has a route. */
export function routesConfig(application: Application): Config | undefined {
  if (!hasRoutes(application)) return undefined;
  return config(application, { name: ownKey('proxy_routes'), content: caddyfile(application) });
}
