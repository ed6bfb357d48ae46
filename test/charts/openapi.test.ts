import { describe, expect, test } from '@jest/globals';
import { manifests, type Manifest } from '../../charts/manifest.ts';
import { everything } from '../support/everything.ts';
import { applicationOf } from '../support/kubernetes-application.ts';

type Model = new (data: object) => { validate(): void };

/**
 * Classes made from the OpenAPI schemas that Kubernetes publishes, for the oldest version that Fairway supports and for
 * the newest. They check values; a field that the oldest doesn't know can't occur, because cdk8s-plus-27 writes none.
 */
const versions: Record<string, (path: string) => Promise<unknown>> = {
  '1.27': (path) => import(`kubernetes-models-1.27/${path}`),
  '1.36': (path) => import(`kubernetes-models/${path}`),
};

const objects = manifests(applicationOf(everything));
const kinds = [...new Set(objects.map(({ apiVersion, kind }) => `${apiVersion}/${kind}`))];

async function validate(version: string, manifest: Manifest): Promise<void> {
  const { apiVersion, kind } = manifest;
  const module = (await versions[version]!(`${apiVersion}/${kind}`)) as Readonly<Record<string, Model>>;
  new module[kind]!(manifest).validate();
}

describe.each(Object.keys(versions))('the OpenAPI schemas of Kubernetes %s', (version) => {
  test.each(kinds)('accept every %s', async (name) => {
    for (const manifest of objects.filter(({ apiVersion, kind }) => `${apiVersion}/${kind}` === name)) {
      await validate(version, manifest);
    }
  });

  test('refuse a wrong value', async () => {
    const deployment = objects.find(({ kind }) => kind === 'Deployment')!;
    const wrong = { ...deployment, spec: { ...(deployment.spec as object), replicas: 'two' } };
    await expect(validate(version, wrong)).rejects.toThrow(/replicas must be integer/);
  });
});

test('the application of this test has every kind of object that needs nothing but Kubernetes', () => {
  expect(kinds.map((kind) => kind.split('/').at(-1)).toSorted()).toEqual([
    'ConfigMap',
    'CronJob',
    'Deployment',
    'HorizontalPodAutoscaler',
    'Ingress',
    'Job',
    'Namespace',
    'NetworkPolicy',
    'PersistentVolumeClaim',
    'PodDisruptionBudget',
    'Role',
    'RoleBinding',
    'Service',
    'ServiceAccount',
    'StatefulSet',
  ]);
});
