import type { Issue } from '../errors/issue.ts';
import { didYouMeanOneOf } from '../errors/suggest.ts';
import type { ParsedApplication } from '../schema/application.ts';
import { containersWithPaths, type Check } from './check.ts';

/** Each mounted volume and config is declared, and each declared one is mounted. */
export const knownMounts: Check = (application) => [
  ...known(application, 'volumes', 'volumes', 'volume'),
  ...known(application, 'configs', 'files', 'config', authorityOf(application)),
];

/** The config with the certificate of a private authority, which the proxy mounts. */
function authorityOf({ tls }: ParsedApplication) {
  const ca = tls !== undefined && 'acme' in tls ? tls.acme.ca : undefined;
  return ca === undefined ? [] : [{ name: ca, path: ['tls', 'acme', 'ca'] }];
}

function known(
  application: ParsedApplication,
  declarations: 'volumes' | 'configs',
  mounts: 'volumes' | 'files',
  noun: string,
  others: readonly { readonly name: string; readonly path: Issue['path'] }[] = [],
): readonly Issue[] {
  const declared = Object.keys(application[declarations]);
  const isDeclared = new Set(declared);
  const mounted = containersWithPaths(application).flatMap(({ container, path }) =>
    Object.keys(container[mounts]).map((name) => ({ name, path: [...path, mounts, name] })),
  );
  const used = [...mounted, ...others];
  const isUsed = new Set(used.map(({ name }) => name));
  return [
    ...used
      .filter(({ name }) => !isDeclared.has(name))
      .map(({ name, path }) => ({
        path,
        message: `expected a declared ${noun}, got "${name}"${didYouMeanOneOf(name, declared)}`,
      })),
    ...declared
      .filter((name) => !isUsed.has(name))
      .map((name) => ({
        path: [declarations, name],
        message: `expected a ${noun} that something mounts; add it to ${mounts} of a workload or remove it`,
      })),
  ];
}
