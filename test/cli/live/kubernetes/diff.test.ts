import { describe, expect, test } from '@jest/globals';
import type { Application } from '../../../../app/model/application.ts';
import { loadApplication } from '../../../../app/model/load.ts';
import { mergePatch } from '../../../../app/model/merge.ts';
import { compare } from '../../../../cli/live/diff/compare.ts';
import { disclosing } from '../../../../cli/live/diff/disclose.ts';
import { isDeployed, type Comparison } from '../../../../cli/live/diff/part.ts';
import { showChanges } from '../../../../cli/live/diff/show.ts';
import type { DeployRecord } from '../../../../cli/live/kubernetes/deploy-record.ts';
import { namespaceDrift, namespacePreview } from '../../../../cli/live/kubernetes/diff/compare-namespace.ts';
import { parseSecretLines, SECRET_LINES, type LiveSecret } from '../../../../cli/live/kubernetes/diff/live-secret.ts';
import { claimFacts } from '../../../../cli/live/kubernetes/diff/object-facts.ts';
import { unpackedManifests } from '../../../../cli/live/kubernetes/diff/packed-manifests.ts';
import { probeFacts } from '../../../../cli/live/kubernetes/diff/probe-facts.ts';
import type { FieldSet } from '../../../../cli/live/kubernetes/objects.ts';
import { quantityOf } from '../../../../cli/live/kubernetes/quantity.ts';
import { application as config, CANARY } from '../../../e2e/drift/application.ts';
import { recorded } from '../support.ts';

interface Recorded {
  readonly objects: readonly object[];
  readonly record: DeployRecord;
}

const read = (name: string) => JSON.parse(recorded(`kubernetes/recorded/${name}.json`)) as Recorded;
const [deployed, changed] = [read('deployed'), read('changed-by-hand')];
const applied = unpackedManifests(deployed.record.applied!);

/** As `fairway secrets push` leaves it. */
const secrets = [secretBy([['kubectl', ['labels', 'value']]])];

/** As it was deployed when the files in recorded/ were made. */
const asRecorded = mergePatch(config, { targets: { kubernetes: { drainSeconds: 5 } } });
const applicationWith = (patch: object = {}) => loadApplication(mergePatch(asRecorded, patch));
const application = applicationWith();
const lines = ({ before, after }: Comparison, direction: 'preview' | 'drift', of = application) => {
  const text = showChanges(compare(before, after, disclosing(of)), direction);
  return text === '' ? [] : text.split('\n');
};

interface Live {
  readonly metadata: { readonly managedFields: readonly { readonly fieldsV1: object }[] };
  readonly spec: { readonly template?: object };
}

/** An object as Pulumi creates it: who asks for it owns the whole template of its pods, and leaves a note. */
function asCreated(object: Live): Live {
  const isApplied = (fields: object) => 'operation' in fields && fields.operation === 'Apply';
  const whole = object.spec?.template === undefined ? {} : { 'f:spec': { 'f:template': {} } };
  const note = { 'f:metadata': { 'f:annotations': { 'f:pulumi.com/skipAwait': {} } } };
  const managedFields = object.metadata.managedFields.map((fields) =>
    isApplied(fields)
      ? {
          ...fields,
          manager: 'pulumi-kubernetes',
          operation: 'Update',
          fieldsV1: mergePatch(
            mergePatch(fields.fieldsV1, { 'f:spec': { 'f:template': null } }),
            mergePatch(whole, note),
          ),
        }
      : fields,
  );
  return mergePatch(object, {
    metadata: { managedFields, annotations: { 'pulumi.com/skipAwait': 'true' } },
  }) as Live;
}

const BY_HAND = [
  '+ nightly: schedule suspend: added',
  '- spare: removed',
  '+ web: env.ADDED: added',
  '~ web: env.LOG_LEVEL: info → debug',
  '- web: routes.http://drift-e2e.test/: removed, was to port 8080',
  '+ web: routes.http://other.test/: added, to port 8080',
  '- worker: connectsTo.web: removed',
  '~ worker: image: busybox:stable-musl → busybox:stable',
  '- worker: kubernetes.networkPolicy.podSelector: removed',
  '- worker: kubernetes.networkPolicy.policyTypes: removed',
  '~ worker: scale.min: 1 → 2',
];

describe('a namespace', () => {
  test('with nothing in it has no part that could have drifted', () => {
    expect(isDeployed(namespaceDrift(application, [], undefined, secrets).after)).toBe(false);
    expect(isDeployed(namespaceDrift(application, deployed.objects, undefined, secrets).after)).toBe(true);
  });

  test.each([
    ['a deploy by Fairway', applied],
    ['any other deploy', undefined],
  ])('differs in nothing after %s', (_, record) => {
    expect(lines(namespacePreview(application, deployed.objects), 'preview')).toEqual([]);
    expect(lines(namespaceDrift(application, deployed.objects, record, secrets), 'drift')).toEqual([]);
  });

  test('differs in nothing where its objects were created, so that what the API server fills in is owned, too', () => {
    const created = deployed.objects.map((object) => asCreated(object as Live));
    const filledIn = created.flatMap(({ spec }) => JSON.stringify(spec)).join('');
    expect(filledIn).toMatch(/terminationMessagePath.*"serviceAccount":/s);
    expect(lines(namespacePreview(application, created), 'preview')).toEqual([]);
    expect(lines(namespaceDrift(application, created, undefined, secrets), 'drift')).toEqual([]);
  });

  // The autoscaler's replicas were changed by hand, too, and are not among the lines.
  test.each([
    ['what was applied', applied],
    ['its managed fields', undefined],
  ])('that was changed by hand is told key by key, measured against %s', (_, record) => {
    const drift = namespaceDrift(application, changed.objects, record, secrets);
    expect(lines(drift, 'drift')).toEqual(BY_HAND);
    expect(drift.notes[0]).toBe(
      'others have added nightly: schedule suspend, web: env.ADDED: a deploy leaves it alone, take it away with kubectl',
    );
    expect(JSON.stringify(changed.objects)).toContain(CANARY);
    expect(JSON.stringify(compare(drift.before, drift.after, disclosing(application)))).not.toContain(CANARY);
  });

  test('is told what a deploy makes of a changed config, which is no drift', () => {
    const next = applicationWith({
      workloads: { web: { env: { LOG_LEVEL: 'warn' }, resources: { limits: { cpu: '500m' } } }, spare: null },
    });
    expect(lines(namespacePreview(next, deployed.objects), 'preview', next)).toEqual([
      '- spare: removed',
      '~ web: env.LOG_LEVEL: info → warn',
      '    web: new replicas first',
    ]);
    for (const record of [applied, undefined]) {
      expect(lines(namespaceDrift(next, deployed.objects, record, secrets), 'drift', next)).toEqual([]);
    }
  });

  test('that nothing was deployed to has everything added', () => {
    const names = (action: string) =>
      compare(...sides(namespacePreview(application, []))).flatMap((part) => (part.action === action ? part.name : []));
    expect(names('added')).toEqual(['nightly', 'spare', 'web', 'worker']);
  });
});

describe('a probe', () => {
  const httpGet = { path: '/', port: 80, scheme: 'HTTP' };
  const facts = (get: object) => probeFacts({ readinessProbe: { periodSeconds: 5, httpGet: { ...httpGet, ...get } } });
  test('is told with the scheme and the headers of its question, where it has other ones than all', () => {
    const common = { 'readinessProbe.periodSeconds': '5', 'readinessProbe.http': '/ at port 80' };
    expect(facts({})).toEqual(common);
    expect(facts({ scheme: undefined })).toEqual(common);
    expect(facts({ scheme: 'HTTPS' })).toEqual({ ...common, 'readinessProbe.http.scheme': 'HTTPS' });
    expect(Object.keys(facts({ httpHeaders: [{ name: 'Host', value: 'a.test' }], host: 'b.test' }))).toEqual([
      ...Object.keys(common),
      'readinessProbe.http.httpHeaders',
      'readinessProbe.http.host',
    ]);
  });
});

test('the size of a volume is told as a person writes it', () => {
  const size = (storage: unknown) => claimFacts('data', { resources: { requests: { storage } } })['volumes.data.size'];
  expect(size(1073741824)).toBe('1Gi');
  expect(size(undefined)).toBeUndefined();
});

test('equal amounts are equal, however they are written', () => {
  expect(quantityOf('1000m')).toBe(quantityOf('1'));
  expect(quantityOf('1024Mi')).toBe(quantityOf('1Gi'));
  expect(quantityOf('0.1')).toBe(quantityOf('100m'));
});

const sides = ({ before, after }: Comparison) => [before, after, disclosing(application)] as const;

describe('the value of a secret', () => {
  const versions = (kubernetes?: string) => ({
    ...application,
    secrets: application.secrets.map((secret) => ({ ...secret, versions: { kubernetes } })),
  });
  const driftOf = (of: Application, live: readonly LiveSecret[] | undefined) =>
    namespaceDrift(of, deployed.objects, applied, live);
  const told = (of: Application, live: readonly LiveSecret[]) => lines(driftOf(of, live), 'drift', of);

  test('that others have written is told by its name, as on Docker, and how to bring it back', () => {
    const live = [
      secretBy([
        ['kubectl', ['labels']],
        ['kubectl-patch', ['value']],
      ]),
    ];
    expect(told(application, live)).toEqual(['~ web: secrets.TOKEN: changed']);
    expect(driftOf(application, live).notes).toEqual([
      'no deploy brings back the value of TOKEN (last written by kubectl-patch): push it (npx fairway secrets push --target kubernetes --force-conflicts)',
    ]);
  });

  test.each([
    ['whose Secret is gone', []],
    ['whose key is gone', [secretBy([['kubectl', ['labels']]])]],
  ])('%s is told', (_, live) => {
    expect(told(application, live)).toEqual(['- web: secrets.TOKEN: removed']);
  });

  test('that was pushed anew, by whichever way, is no drift', () => {
    expect(
      told(application, [
        secretBy([
          ['kubectl', ['labels', 'value']],
          ['other', ['value']],
        ]),
      ]),
    ).toEqual([]);
    expect(told(application, [secretBy([['pulumi-kubernetes-1f', ['labels', 'value']]])])).toEqual([]);
  });

  test('that Pulumi has written is not told when others write it: the cluster does not say so', () => {
    const live = [
      secretBy([
        ['pulumi-kubernetes-1f', ['labels', 'text']],
        ['kubectl-patch', ['value']],
      ]),
    ];
    expect(told(application, live)).toEqual([]);
  });

  test('that a person keeps in a Secret of their own is no drift, unless it was pushed once', () => {
    const live = [secretBy([['kubectl-create', ['value']]])];
    expect(told(versions(undefined), live)).toEqual([]);
    expect(told(versions('0123456789ab'), live)).toContain('~ web: secrets.TOKEN: changed');
  });

  test('is not compared where Secrets may not be read, and that is said', () => {
    const drift = driftOf(application, undefined);
    expect(lines(drift, 'drift')).toEqual([]);
    expect(drift.notes).toEqual(['the Secrets of this namespace may not be read here: not compared']);
  });

  test('is read without the values', () => {
    expect(parseSecretLines('token\t[{"manager":"kubectl","operation":"Apply"}]\nbare\t\n')).toEqual([
      { name: 'token', managedFields: [{ manager: 'kubectl', operation: 'Apply' }] },
      { name: 'bare', managedFields: [] },
    ]);
    expect(SECRET_LINES).not.toContain('.data');
  });
});

/** The Secret of TOKEN, by those who own its labels and its value. */
function secretBy(
  owners: readonly (readonly [manager: string, owns: readonly ('labels' | 'value' | 'text')[]])[],
): LiveSecret {
  const fields = {
    labels: { 'f:metadata': { 'f:labels': { 'f:app.kubernetes.io/managed-by': {} } } },
    value: { 'f:data': { 'f:value': {} } },
    text: { 'f:stringData': { 'f:value': {} } },
  };
  return {
    name: 'token',
    managedFields: owners.map(([manager, owns]) => ({
      manager,
      operation: 'Apply',
      fieldsV1: Object.assign({}, ...owns.map((name) => fields[name])) as FieldSet,
    })),
  };
}
