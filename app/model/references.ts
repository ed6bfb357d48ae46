import type { EnvValueConfig } from '../schema/env.ts';

/** The name in `connectsTo` that stands for everything outside. */
export const INTERNET = 'internet';

/** The workloads whose host, port or address stands in variables. */
export function referencesIn(env: Readonly<Record<string, EnvValueConfig>>) {
  return Object.entries(env).flatMap(([variable, value]) =>
    partsOf(value).flatMap((part) => {
      if ('host' in part) return [{ variable, workload: part.host, port: undefined, needsPort: false }];
      if ('portOf' in part) return [{ variable, workload: part.portOf, port: part.port, needsPort: true }];
      if ('address' in part) return [{ variable, workload: part.address, port: part.port, needsPort: true }];
      return [];
    }),
  );
}

/** The workloads whose public URL stands in variables. That opens no connection inside. */
export function urlsIn(env: Readonly<Record<string, EnvValueConfig>>) {
  return Object.entries(env).flatMap(([variable, value]) =>
    partsOf(value).flatMap((part) => ('urlOf' in part ? [{ variable, workload: part.urlOf, route: part.route }] : [])),
  );
}

/** The secrets that stand in variables. */
export function secretsIn(env: Readonly<Record<string, EnvValueConfig>>) {
  return Object.entries(env).flatMap(([variable, value]) =>
    partsOf(value).flatMap((part) => ('secret' in part ? [{ variable, secret: part.secret }] : [])),
  );
}

function partsOf(value: EnvValueConfig) {
  if (typeof value !== 'object') return [];
  return 'template' in value ? value.template.filter((part) => typeof part !== 'string') : [value];
}
