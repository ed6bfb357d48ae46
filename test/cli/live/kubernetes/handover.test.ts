import { describe, expect, test } from '@jest/globals';
import { loadApplication } from '../../../../app/model/load.ts';
import { KubernetesTarget } from '../../../../cli/live/kubernetes/kubernetes-target.ts';
import type { ManagedFields, Scalable } from '../../../../cli/live/kubernetes/objects.ts';
import { FakeRunner } from '../../../support/fake-runner.ts';

const REPLICAS = { 'f:spec': { 'f:replicas': {} } };
const kubectl: ManagedFields = { manager: 'kubectl', operation: 'Apply', fieldsV1: REPLICAS };

/** The commands of a deploy to a cluster on which `web` runs with 3 replicas. */
async function planned(scale: object, managedFields: readonly ManagedFields[], kind: Scalable['kind'] = 'Deployment') {
  const volume = kind === 'StatefulSet';
  const application = loadApplication({
    name: 'shop',
    workloads: { web: { image: 'busybox:1', scale, ...(volume && { volumes: { data: '/data' } }) } },
    ...(volume && { volumes: { data: { size: '1Gi', perReplica: true } } }),
  });
  const web = {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name: 'web', namespace: 'shop', uid: '1', creationTimestamp: '', managedFields },
    spec: { replicas: 3, template: { spec: { containers: [] } } },
  };
  const run = new FakeRunner((command) => {
    if (command.includes('get namespace')) return 'namespace/shop';
    if (!command.includes('json')) return '';
    return JSON.stringify({ items: command.includes('get deployments,') ? [web] : [] });
  });
  const { steps } = await new KubernetesTarget(run, application, { target: 'kubernetes' }).planDeploy('dist', {
    forceConflicts: false,
  });
  return steps;
}

describe('a workload that gets an autoscaler', () => {
  test.each(['Deployment', 'StatefulSet'] as const)('keeps its replicas through the deploy: a %s', async (kind) => {
    const [handover, ...rest] = await planned({ min: 3, max: 6 }, [kubectl], kind);
    expect(handover).toMatchObject({ title: 'hand the 3 replicas of web over to its autoscaler', awaits: [] });
    const [{ argv, input }] = handover!.commands as [{ argv: readonly string[]; input: string }];
    expect(argv.join(' ')).toBe('kubectl apply --server-side --field-manager handover-to-hpa --filename -');
    expect(JSON.parse(input)).toEqual({
      apiVersion: 'apps/v1',
      kind,
      metadata: { name: 'web', namespace: 'shop' },
      spec: { replicas: 3 },
    });
    expect(rest.map(({ title }) => title)).toEqual(['deploy the workloads']);
  });

  test('keeps them where a `kubectl apply` without server-side apply has set them', async () => {
    const earlier = { ...kubectl, manager: 'kubectl-client-side-apply', operation: 'Update' } as const;
    expect(await planned({ min: 3, max: 6 }, [earlier])).toHaveLength(2);
  });

  test.each<[string, object, readonly ManagedFields[]]>([
    ['the number stays fixed', { min: 3 }, [kubectl]],
    [
      'an autoscaler has set it',
      { min: 3, max: 6 },
      [{ ...kubectl, manager: 'kube-controller-manager', operation: 'Update', subresource: 'scale' }],
    ],
    ['somebody else owns it, too', { min: 3, max: 6 }, [kubectl, { ...kubectl, manager: 'handover-to-hpa' }]],
    ['nobody owns it', { min: 3, max: 6 }, [{ ...kubectl, fieldsV1: { 'f:spec': { 'f:template': {} } } }]],
  ])('needs no handover where %s', async (_, scale, managedFields) => {
    expect((await planned(scale, managedFields)).map(({ title }) => title)).toEqual(['deploy the workloads']);
  });
});
