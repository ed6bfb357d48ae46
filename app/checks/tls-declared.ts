import { addressesWithPaths, type Check } from './check.ts';

/** A route or redirect asks for HTTPS only where the application says where certificates come from. */
export const tlsDeclared: Check = (application) =>
  addressesWithPaths(application)
    .filter(({ tls }) => tls === true && application.tls === undefined)
    .map(({ at }) => ({
      path: [...at, 'tls'],
      message: "expected tls in the application, such as tls: { acme: { email: 'ops@example.com' } }, got nothing",
    }));
