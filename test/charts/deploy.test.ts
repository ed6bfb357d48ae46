import { beforeEach, describe, expect, test } from '@jest/globals';
import * as pulumi from '@pulumi/pulumi';
import { secret } from '../../app/define.ts';
import type { Application } from '../../app/model/application.ts';
import { deployKubernetes, type KubernetesArgs } from '../../charts/deploy.ts';
import { manifests } from '../../charts/manifest.ts';
import { applicationOf, type Loose } from '../support/kubernetes-application.ts';

interface Registered {
  readonly type: string;
  readonly inputs: Loose;
}

let registered: Map<string, Registered>;

beforeEach(async () => {
  registered = new Map();
  await pulumi.runtime.setMocks(
    {
      newResource: ({ name, type, inputs }) => {
        registered.set(name, { type, inputs: inputs as Loose });
        return { id: `${name}-id`, state: inputs };
      },
      call: () => ({}),
    },
    'shop',
    'kubernetes',
  );
});

const config = {
  name: 'shop',
  workloads: {
    web: {
      image: 'web:1',
      ports: { http: 8080 },
      routes: { main: { host: 'shop.example.com', path: '/app' } },
      env: { PASSWORD: secret('DB_PASSWORD') },
      scale: { min: 2, max: 4 },
      permissions: [{ resources: ['pods'], verbs: ['list'] }],
      dependsOn: { migrate: 'completed' as const },
      metrics: {},
      files: { motd: '/motd' },
    },
    db: { image: 'db:1', ports: { sql: 5432 }, volumes: { data: '/data' } },
    queue: { image: 'queue:1', volumes: { log: '/log' } },
  },
  jobs: { migrate: { image: 'web:1' }, cleanup: { image: 'web:1', schedule: '* * * * *' } },
  volumes: { data: { size: '1Gi' }, log: { size: '1Gi', perReplica: true } },
  configs: { motd: { content: 'hello' } },
  secrets: { DB_PASSWORD: {} },
  targets: { kubernetes: { metrics: 'pod-monitor' as const } },
};

/** Deploys, and waits until every resource is registered. */
async function deploy(application: Application, args: Partial<KubernetesArgs> = {}) {
  const outputs = deployKubernetes(application, { secrets: { DB_PASSWORD: 's3cr3t' }, ...args });
  await pulumi.runtime.disconnect();
  return outputs;
}

describe('deploying with Pulumi', () => {
  test('registers the very objects that the files hold', async () => {
    const application = applicationOf(config);
    await deploy(application);
    const inputs = [...registered.values()].filter(({ inputs: { kind } }) => kind !== undefined && kind !== 'Secret');
    const key = ({ kind, metadata }: Loose) => `${kind}/${metadata.name}`;
    const byKey = (objects: readonly Loose[]) => objects.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
    expect(byKey(inputs.map((resource) => withoutPulumi(resource.inputs)))).toEqual(byKey(manifests(application)));
  });

  test('each is the typed resource of its kind, and a custom resource where Kubernetes has none', async () => {
    await deploy(applicationOf(config));
    const typeOf = (name: string) => registered.get(name)?.type;
    expect(typeOf('deployment/web')).toBe('kubernetes:apps/v1:Deployment');
    expect(typeOf('stateful-set/queue')).toBe('kubernetes:apps/v1:StatefulSet');
    expect(typeOf('horizontal-pod-autoscaler/web')).toBe('kubernetes:autoscaling/v2:HorizontalPodAutoscaler');
    expect(typeOf('cron-job/cleanup')).toBe('kubernetes:batch/v1:CronJob');
    expect(typeOf('pod-monitor/web')).toBe('kubernetes:monitoring.coreos.com/v1:PodMonitor');
    const custom = [...registered]
      .filter(([, { type }]) => !/^kubernetes:[a-z0-9./]*v[12]:/.test(type))
      .map(([, { type }]) => type);
    expect(custom.toSorted()).toEqual([
      'fairway:kubernetes:Application',
      'kubernetes:monitoring.coreos.com/v1:PodMonitor',
      'pulumi:providers:kubernetes',
    ]);
  });

  test('a Secret holds its value, marked as one', async () => {
    await deploy(applicationOf(config));
    const { type, inputs } = registered.get('secret/db-password')!;
    expect(type).toBe('kubernetes:core/v1:Secret');
    expect(inputs).toMatchObject({ metadata: { name: 'db-password', namespace: 'shop' }, type: 'Opaque' });
    expect(JSON.stringify(inputs.stringData)).toContain('s3cr3t');
    expect(JSON.stringify([...registered].filter(([name]) => name !== 'secret/db-password'))).not.toContain('s3cr3t');
  });

  test('without the value of a secret it does nothing', async () => {
    await expect(deploy(applicationOf(config), { secrets: {} })).rejects.toThrow(
      /no value for DB_PASSWORD; .*secrets init/,
    );
    expect(registered.size).toBe(0);
  });

  test('the cluster is the one of the settings, and changed Secrets are updated in place', async () => {
    await deploy(applicationOf(config), { kubeContext: 'prod' });
    expect(registered.get('cluster')?.inputs).toMatchObject({
      context: 'prod',
      enableServerSideApply: 'true',
      enableSecretMutable: 'true',
      enableConfigMapMutable: 'true',
    });
  });

  test('it tells the addresses of the routes', async () => {
    expect((await deploy(applicationOf(config))).urls).toEqual({ 'web.main': 'http://shop.example.com/app' });
  });
});

/** An object without the annotations that are meant for Pulumi alone. */
function withoutPulumi(object: Loose): Loose {
  const { annotations = {}, ...metadata } = object.metadata;
  const others = Object.entries(annotations).filter(([key]) => !key.startsWith('pulumi.com/'));
  return {
    ...object,
    metadata: others.length === 0 ? metadata : { ...metadata, annotations: Object.fromEntries(others) },
  };
}
