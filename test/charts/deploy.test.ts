import { describe, expect, test } from '@jest/globals';
import { deployKubernetes, type KubernetesArgs } from '../../charts/deploy.ts';
import { manifests, type Manifest } from '../../charts/manifest.ts';
import { everything } from '../support/everything.ts';
import { applicationOf } from '../support/kubernetes-application.ts';
import { runProgram, SECRET_MARK, type RegisteredResource } from '../support/pulumi.ts';

const application = applicationOf({ ...everything, targets: { kubernetes: { metrics: 'pod-monitor' } } });

const deploy = (args: Partial<KubernetesArgs> = {}) =>
  runProgram(() => deployKubernetes(application, { secrets: { DB_PASSWORD: 's3cr3t' }, ...args }));

/** The object that a resource asks for, without the annotations that are meant for Pulumi alone. */
function objectOf({ inputs }: RegisteredResource): Manifest {
  const { metadata, ...rest } = inputs as unknown as Manifest;
  const { annotations = {}, ...others } = metadata;
  const kept = Object.entries(annotations).filter(([key]) => !key.startsWith('pulumi.com/'));
  return {
    ...rest,
    metadata: kept.length === 0 ? others : { ...others, annotations: Object.fromEntries(kept) },
  };
}

const byKindAndName = (objects: readonly Manifest[]) =>
  Object.fromEntries(objects.map((object) => [`${object.kind}/${object.metadata.name}`, object]));

describe('deploying with Pulumi', () => {
  test('registers the very objects that the files hold', async () => {
    const { resources } = await deploy();
    const objects = [...resources.values()].filter(({ inputs: { kind } }) => kind !== undefined && kind !== 'Secret');
    expect(byKindAndName(objects.map(objectOf))).toEqual(byKindAndName(manifests(application)));
  });

  test('names and types say what each is', async () => {
    const { resources } = await deploy();
    const typeOf = (name: string) => resources.get(name)?.type;
    expect(typeOf('shop')).toBe('fairway:kubernetes:Application');
    expect(typeOf('namespace/shop')).toBe('kubernetes:core/v1:Namespace');
    expect(typeOf('deployment/web')).toBe('kubernetes:apps/v1:Deployment');
    expect(typeOf('stateful-set/queue')).toBe('kubernetes:apps/v1:StatefulSet');
    expect(typeOf('horizontal-pod-autoscaler/web')).toBe('kubernetes:autoscaling/v2:HorizontalPodAutoscaler');
    expect(typeOf('cron-job/cleanup')).toBe('kubernetes:batch/v1:CronJob');
    expect(typeOf('pod-monitor/web')).toBe('kubernetes:monitoring.coreos.com/v1:PodMonitor');
    expect(resources.has('ingress/db')).toBe(false);
  });

  test('order and life of each are those of the plan', async () => {
    const { resources } = await deploy();
    const get = (name: string) => resources.get(name)!;
    const job = [...resources.keys()].find((name) => name.startsWith('job/migrate-'))!;
    expect(get('deployment/web').dependsOn).toEqual(
      expect.arrayContaining([job, 'namespace/shop', 'secret/db-password', 'network-policy/web']),
    );
    expect(get('deployment/db').dependsOn).not.toContain(job);
    expect(get(job).createTimeout).toBe('900s');
    expect(get('deployment/web').ignoreChanges).toEqual(['spec.replicas']);
    expect(get('deployment/db').ignoreChanges).toEqual([]);
    expect(get('persistent-volume-claim/data')).toMatchObject({ protect: false, retainOnDelete: true });
    expect(get('deployment/db')).toMatchObject({ protect: false, retainOnDelete: false });
  });

  test('nothing waits for a Service or an Ingress', async () => {
    const { resources } = await deploy();
    const skipAwait = { metadata: { annotations: { 'pulumi.com/skipAwait': 'true' } } };
    expect(resources.get('service/web')?.inputs).toMatchObject(skipAwait);
    expect(resources.get('ingress/web')?.inputs).toMatchObject(skipAwait);
    expect(resources.get('deployment/web')?.inputs).not.toMatchObject(skipAwait);
  });

  test('what a destroy leaves is taken up again; nothing else that is there already is', async () => {
    const { resources } = await deploy();
    expect(resources.get('cluster-keeping')?.inputs).toMatchObject({ upsertExistingObjects: 'true' });
    expect(resources.get('cluster')?.inputs).not.toHaveProperty('upsertExistingObjects');
    const providers = ['namespace/shop', 'persistent-volume-claim/data', 'deployment/db'].map(
      (name) => resources.get(name)?.provider,
    );
    expect(providers).toEqual(['cluster-keeping', 'cluster-keeping', 'cluster']);
    const patchForce = { metadata: { annotations: { 'pulumi.com/patchForce': 'true' } } };
    expect(resources.get('persistent-volume-claim/data')?.inputs).toMatchObject(patchForce);
    expect(resources.get('deployment/db')?.inputs).not.toMatchObject(patchForce);
  });

  test('the value of a secret is in its Secret alone, and marked', async () => {
    const { resources } = await deploy();
    const { inputs, sent } = resources.get('secret/db-password')!;
    expect(inputs).toMatchObject({ metadata: { name: 'db-password', namespace: 'shop' }, type: 'Opaque' });
    expect(sent).toMatchObject({ stringData: { ...SECRET_MARK, value: { value: 's3cr3t' } } });
    resources.delete('secret/db-password');
    expect(JSON.stringify([...resources.values()])).not.toContain('s3cr3t');
  });

  test('fails without the value of a secret, before anything is registered', async () => {
    await expect(deploy({ secrets: {} })).rejects.toThrow(/^no value for DB_PASSWORD; .*secrets init/);
  });

  test('the cluster is the one of the settings, and a changed Secret is updated in place', async () => {
    const { resources } = await deploy({ kubeContext: 'prod' });
    expect(resources.get('cluster')).toMatchObject({
      type: 'pulumi:providers:kubernetes',
      inputs: {
        context: 'prod',
        enableServerSideApply: 'true',
        enableSecretMutable: 'true',
        enableConfigMapMutable: 'true',
      },
    });
  });

  test('another way to the same cluster replaces nothing where the cluster has a name', async () => {
    const identifiers = async (args: Partial<KubernetesArgs>) => {
      const { resources } = await deploy(args);
      return ['cluster', 'cluster-keeping'].map((name) => resources.get(name)?.inputs['clusterIdentifier']);
    };
    expect(await identifiers({ kubeContext: 'prod', kubeCluster: 'shop-prod' })).toEqual(['shop-prod', 'shop-prod']);
    expect(await identifiers({ kubeContext: 'prod' })).toEqual([undefined, undefined]);
  });

  test('content that changes is another object where it would be deleted first, and with it what needs it', async () => {
    const { workloads, configs } = everything;
    const changed = applicationOf({
      ...everything,
      configs: { motd: { content: `${configs.motd.content}!` } },
      workloads: { ...workloads, web: { ...workloads.web, env: { ...workloads.web.env, LEVEL: 'info' } } },
      jobs: { ...everything.jobs, migrate: { ...everything.jobs.migrate, args: ['--all'] } },
    });
    const namesOf = async (application: Parameters<typeof deployKubernetes>[0]) => {
      const { resources } = await runProgram(() => deployKubernetes(application, { secrets: { DB_PASSWORD: 'x' } }));
      return [...resources.keys()];
    };
    const [before, after] = [await namesOf(applicationOf(everything)), await namesOf(changed)];
    const kinds = (names: readonly string[]) => names.map((name) => name.split('-').slice(0, -1).join('-'));
    const gone = before.filter((name) => !after.includes(name));
    const come = after.filter((name) => !before.includes(name));
    expect(kinds(gone)).toEqual(['config-map/motd', 'job/migrate']);
    expect(kinds(come)).toEqual(kinds(gone));
  });

  test('nothing is deleted before its successor is there', async () => {
    const { resources } = await deploy();
    expect([...resources.values()].filter(({ deleteBeforeReplace }) => deleteBeforeReplace)).toEqual([]);
  });

  test('tells the addresses of the routes', async () => {
    const { result } = await deploy();
    expect(result.urls).toEqual({ 'web.main': 'https://shop.example.com/app' });
  });
});
