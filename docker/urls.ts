import type { Application } from '../app/model/application.ts';

/** Public addresses of the routes, by workload and route: `web.main`. */
export function urls({ workloads, targets }: Application): Readonly<Record<string, string>> {
  const { httpPort, httpsPort } = targets.docker;
  const routes = workloads.flatMap(({ name, routes }) =>
    routes.map((route) => ({ ...route, key: `${name}.${route.name}` })),
  );
  return Object.fromEntries(
    routes.map(({ key, host, path, tls }) => [
      key,
      // A browser leaves out a scheme's own port, and a URL as it prints itself does, too.
      new URL(`${tls ? 'https' : 'http'}://${host}:${tls ? httpsPort : httpPort}${path}`).href,
    ]),
  );
}
