import { describe, expect, test } from '@jest/globals';
import config from '../../app/config.ts';
import { loadProject } from '../../app/project.ts';
import { manifests, type Manifest } from '../../charts/manifest.ts';
import { everything } from '../support/everything.ts';
import { examples } from '../support/examples.ts';
import { applicationOf } from '../support/kubernetes-application.ts';
import { typeErrors } from '../support/kubernetes-types.ts';

type Model = new (data: object) => { validate(): void };

/** Packages made from the schemas that the makers of custom resources publish. */
const CUSTOM: Readonly<Record<string, string>> = {
  'external-secrets.io': '@kubernetes-models/external-secrets',
  'gateway.networking.k8s.io': '@kubernetes-models/gateway-api',
  'monitoring.coreos.com': '@kubernetes-models/prometheus-operator',
};

/** Packages made from the OpenAPI schemas of Kubernetes: the oldest version that Fairway supports, and the newest. */
const VERSIONS = { '1.27': 'kubernetes-models-1.27', '1.36': 'kubernetes-models' } as const;

type Version = keyof typeof VERSIONS;

const moduleFor =
  (version: Version) =>
  ({ apiVersion, kind }: Manifest): string =>
    `${CUSTOM[apiVersion.split('/')[0]!] ?? VERSIONS[version]}/${apiVersion}/${kind}`;

async function validate(version: Version, manifest: Manifest): Promise<void> {
  const module = (await import(moduleFor(version)(manifest))) as Readonly<Record<string, Model>>;
  new module[manifest.kind]!(manifest).validate();
}

const sample = await Promise.all(
  [undefined, ...Object.keys(config.environments ?? {})].map((environment) => loadProject({ environment })),
);
const applications = [
  ...sample.map((application) => ({ title: 'the sample', application })),
  ...(await examples()),
  { title: 'everything', application: applicationOf(everything) },
];
const objects = applications.flatMap(({ application }) => manifests(application));
const kinds = [...new Set(objects.map(({ apiVersion, kind }) => `${apiVersion}/${kind}`))].sort();

describe.each(Object.keys(VERSIONS) as Version[])('the OpenAPI schemas of Kubernetes %s', (version) => {
  test.each(kinds)('accept every %s of the examples and of the sample', async (name) => {
    for (const manifest of objects.filter(({ apiVersion, kind }) => `${apiVersion}/${kind}` === name)) {
      await validate(version, manifest);
    }
  });

  test('have every field that is written', () => {
    expect(typeErrors(objects, moduleFor(version))).toEqual([]);
  });

  const deployment = objects.find(({ kind }) => kind === 'Deployment')!;
  const withSpec = (changes: object): Manifest => ({
    ...deployment,
    spec: { ...(deployment['spec'] as object), ...changes },
  });

  test('refuse a wrong value', async () => {
    await expect(validate(version, withSpec({ replicas: 'two' }))).rejects.toThrow(/replicas must be integer/);
  });

  test('refuse an unknown field', () => {
    expect(typeErrors([deployment, withSpec({ replica: 2 })], moduleFor(version))).toEqual([
      expect.stringMatching(/^Deployment\/.*"replica"' does not exist/),
    ]);
  });
});

test('all kinds of objects that Fairway writes are among them', () => {
  expect(kinds.map((kind) => kind.split('/').at(-1)).toSorted()).toEqual([
    'ConfigMap',
    'CronJob',
    'Deployment',
    'ExternalSecret',
    'HTTPRoute',
    'HorizontalPodAutoscaler',
    'Ingress',
    'Job',
    'LimitRange',
    'Namespace',
    'NetworkPolicy',
    'PersistentVolumeClaim',
    'PodDisruptionBudget',
    'PodMonitor',
    'PrometheusRule',
    'ResourceQuota',
    'Role',
    'RoleBinding',
    'Service',
    'ServiceAccount',
    'StatefulSet',
  ]);
});
