import { workloadsWithPaths, type Check } from './check.ts';

/** A route asks for HTTPS only where the application says where certificates come from. */
export const tlsDeclared: Check = (application) =>
  workloadsWithPaths(application).flatMap(({ workload, path }) =>
    Object.entries(workload.routes)
      .filter(([, route]) => route.tls === true && application.tls === undefined)
      .map(([name]) => ({
        path: [...path, 'routes', name, 'tls'],
        message: "expected tls in the application, such as tls: { acme: { email: 'ops@example.com' } }, got nothing",
      })),
  );
