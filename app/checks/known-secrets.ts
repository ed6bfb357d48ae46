import type { Issue } from '../errors/issue.ts';
import { didYouMeanOneOf } from '../errors/suggest.ts';
import { secretsIn } from '../model/references.ts';
import type { ParsedApplication } from '../schema/application.ts';
import { containersWithPaths, type Check } from './check.ts';

/** Each secret that is used is declared, and each that is declared is used. */
export const knownSecrets: Check = (application) => {
  const declared = Object.keys(application.secrets);
  const isDeclared = new Set(declared);
  const uses = usesOf(application);
  const isUsed = new Set(uses.map(({ secret }) => secret));
  return [
    ...uses
      .filter(({ secret }) => !isDeclared.has(secret))
      .map(({ path, secret }) => {
        const hint =
          declared.length === 0 ? `; declare it: secrets: { ${secret}: {} }` : didYouMeanOneOf(secret, declared);
        return { path, message: `expected a declared secret, got "${secret}"${hint}` };
      }),
    ...declared
      .filter((secret) => !isUsed.has(secret))
      .map((secret) => ({
        path: ['secrets', secret],
        message: `expected a secret that something uses; use it with secret('${secret}') or remove it`,
      })),
  ];
};

function usesOf(application: ParsedApplication): readonly { path: Issue['path']; secret: string }[] {
  const { tls } = application;
  const certificate = tls !== undefined && 'certificate' in tls ? Object.entries(tls.certificate) : [];
  return [
    ...certificate.map(([key, secret]) => ({ path: ['tls', 'certificate', key], secret })),
    ...containersWithPaths(application).flatMap(({ container, path }) => [
      ...secretsIn(container.env).map(({ variable, secret }) => ({ path: [...path, 'env', variable], secret })),
      ...Object.keys(container.secrets).map((secret) => ({ path: [...path, 'secrets', secret], secret })),
    ]),
  ];
}
