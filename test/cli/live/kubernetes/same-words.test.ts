import { describe, expect, test } from '@jest/globals';
import { loadApplication } from '../../../../app/model/load.ts';
import { mergePatch } from '../../../../app/model/merge.ts';
import type { Application } from '../../../../app/model/application.ts';
import { manifests } from '../../../../charts/manifest.ts';
import { namespacePreview } from '../../../../cli/live/kubernetes/diff/compare-namespace.ts';
import { linesOf, ofModel, sameWords, changedBy } from '../diff/same-words.ts';
import { recorded } from '../support.ts';

const { objects } = JSON.parse(recorded('kubernetes/recorded/deployed.json')) as {
  readonly objects: readonly object[];
};

test.each(sameWords)('a preview tells in the words of the model %s', (_, patch, lines) => {
  const application = changedBy(patch);
  expect(ofModel(linesOf(namespacePreview(application, objects), application))).toEqual(lines);
});

describe('with a Gateway instead of Ingresses', () => {
  const applicationWith = (patch: object = {}, gateway: object = {}) =>
    loadApplication(
      mergePatch(
        {
          name: 'shop',
          tls: { acme: { email: 'ops@example.com' } },
          workloads: {
            web: {
              image: 'busybox:1',
              ports: { http: 8080, admin: 9090 },
              routes: { main: { host: 'a.test', port: 'http' }, plain: { host: 'b.test', port: 'http', tls: false } },
            },
          },
          redirects: { old: { host: 'old.test', to: 'https://a.test' } },
          targets: { kubernetes: { gateway: { name: 'public', namespace: 'gateways', ...gateway } } },
        },
        patch,
      ),
    );
  const lines = (next: Application, live: readonly object[]) => linesOf(namespacePreview(next, live), next);

  test.each([
    ['whose listeners are not known', {}],
    ['with named listeners', { listeners: { http: 'web', https: 'websecure' } }],
  ])('%s, routes and redirects are told alike, and a deploy changes nothing the second time', (_, gateway) => {
    const live = manifests(applicationWith({}, gateway)).map(asApplied);
    expect(lines(applicationWith({}, gateway), live)).toEqual(['']);
    const routes = { main: { port: 'admin' }, plain: { path: '/up' } };
    const redirects = { old: { host: 'older.test' } };
    expect(lines(applicationWith({ workloads: { web: { routes } }, redirects }, gateway), live)).toEqual([
      '- application: redirects.https://old.test/: removed',
      '+ application: redirects.https://older.test/: added',
      '    application: in place',
      '~ web: clients.others: changed',
      '- web: routes.http://b.test/: removed, was to port 8080',
      '+ web: routes.http://b.test/up: added, to port 8080',
      '~ web: routes.https://a.test/: to port 8080 → to port 9090',
      '    web: in place',
    ]);
  });
});

/** An object as the API server keeps it: with an owner, and with the defaults that an HTTPRoute's schema has. */
function asApplied(manifest: object): object {
  const object = structuredClone(manifest) as { kind: string; metadata: object; spec?: RouteSpec };
  if (object.kind === 'HTTPRoute') {
    const { parentRefs, rules } = object.spec!;
    for (const parent of parentRefs) Object.assign(parent, { group: 'gateway.networking.k8s.io', kind: 'Gateway' });
    for (const backend of rules.flatMap(({ backendRefs = [] }) => backendRefs)) {
      Object.assign(backend, { group: '', kind: 'Service', weight: 1 });
    }
  }
  const fields = Object.keys(object).filter((field) => !['apiVersion', 'kind', 'metadata'].includes(field));
  const fieldsV1 = Object.fromEntries([...fields, 'metadata'].map((field) => [`f:${field}`, {}]));
  return {
    ...object,
    metadata: { ...object.metadata, managedFields: [{ manager: 'kubectl', operation: 'Apply', fieldsV1 }] },
  };
}

interface RouteSpec {
  readonly parentRefs: readonly object[];
  readonly rules: readonly { readonly backendRefs?: readonly object[] }[];
}
