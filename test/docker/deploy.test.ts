import { describe, expect, test } from '@jest/globals';
import { secret } from '../../app/define.ts';
import { loadApplication } from '../../app/model/load.ts';
import { deployDocker, type DockerArgs } from '../../docker/deploy.ts';
import { lower } from '../../docker/lower.ts';
import { serviceInputs } from '../../docker/service-inputs.ts';
import { runProgram, SECRET_MARK, type RegisteredResource } from '../support/pulumi.ts';

const application = loadApplication(
  {
    name: 'shop',
    workloads: {
      web: {
        image: 'web:1',
        command: ['serve'],
        ports: { http: 8080 },
        routes: { main: { host: 'shop.test', path: '/app' } },
        env: { TOKEN: secret('TOKEN') },
        files: { banner: '/etc/banner' },
        volumes: { data: '/data' },
        dependsOn: { migrate: 'completed' },
        stopGracePeriodSeconds: 60,
      },
    },
    jobs: {
      migrate: { image: 'web:1', command: ['migrate'] },
      cleanup: { image: 'web:1', command: ['cleanup'], schedule: '0 3 * * *' },
    },
    volumes: { data: { size: '1Gi' } },
    secrets: { TOKEN: {} },
    configs: { banner: { content: 'hi' } },
  },
  { record: { images: {}, secrets: { docker: { TOKEN: 'abc123' }, kubernetes: {} } } },
);
const stack = lower(application);
const proxy = stack.services.find(({ ports }) => ports.length > 0)!.key;
const banner = stack.configs.find(({ key }) => key === 'banner')!.name;

const deploy = (args: Partial<DockerArgs> = {}, outputs: Readonly<Record<string, object>> = {}) =>
  runProgram(() => deployDocker(application, { secrets: { TOKEN: 's3cr3t' }, ...args }), outputs);

const ofType = (resources: ReadonlyMap<string, RegisteredResource>, type: string) =>
  [...resources.values()].filter((resource) => resource.type === type);

describe('deploying with Pulumi', () => {
  test('makes the very services that the stack file describes', async () => {
    const { resources } = await deploy();
    // The mocks give each resource its name as id.
    const ids = {
      networks: new Map(stack.networks.map(({ key }) => [key, `network/${key}`])),
      configs: new Map(stack.configs.map(({ key, name }) => [key, `config/${name}`])),
      secrets: new Map(stack.secrets.map(({ key, name }) => [key, `secret/${name}`])),
    };
    expect(ofType(resources, 'docker:index/service:Service')).toHaveLength(stack.services.length);
    for (const service of stack.services) {
      const { convergeConfig, ...inputs } = resources.get(`service/${service.key}`)!.inputs;
      expect(inputs).toEqual(JSON.parse(JSON.stringify(serviceInputs(stack, service, ids, service.image))));
      expect(convergeConfig === undefined).toBe(service.restartPolicy.condition !== 'any');
    }
  });

  test('talks to the host by a provider of its own', async () => {
    const { resources } = await deploy({ host: 'ssh://deploy@vps.test' });
    expect(resources.get('shop')?.type).toBe('fairway:docker:Application');
    expect(resources.get('vps')).toMatchObject({
      type: 'pulumi:providers:docker',
      inputs: { host: 'ssh://deploy@vps.test' },
    });
  });

  test('logs in to the registry as the settings say, and keeps the password secret', async () => {
    const login = { address: 'ghcr.io', username: 'acme', password: 'hunter2' };
    const { resources } = await deploy({ login });
    const { sent } = resources.get('vps')!;
    expect((sent as Record<string, unknown>)['registryAuth']).toMatchObject({
      ...SECRET_MARK,
      value: JSON.stringify([login]),
    });
  });

  test('marks what it makes as part of the stack', async () => {
    const { resources } = await deploy();
    const labels = [{ label: 'com.docker.stack.namespace', value: 'shop' }];
    expect(resources.get('service/web')?.inputs).toMatchObject({
      name: 'shop_web',
      labels: [...labels, { label: 'com.docker.stack.image', value: 'web:1' }],
      taskSpec: { containerSpec: { labels } },
    });
    expect(resources.get('network/fairway_proxy_web')?.inputs).toEqual({
      name: 'shop_fairway_proxy_web',
      driver: 'overlay',
      internal: true,
      labels,
    });
  });

  test('refers to networks by id: a name would replace the service after a refresh', async () => {
    const { resources } = await deploy();
    expect(resources.get('service/web')?.inputs).toMatchObject({
      taskSpec: { networksAdvanceds: [{ id: 'network/fairway_proxy_web', aliases: ['web'] }] },
    });
  });

  test('hands secrets over as secrets, under a name that changes with the value', async () => {
    const { resources } = await deploy();
    const { sent } = resources.get('secret/shop_TOKEN_abc123')!;
    const data = Buffer.from('s3cr3t').toString('base64');
    expect(sent).toMatchObject({ name: 'shop_TOKEN_abc123', data: { ...SECRET_MARK, value: data } });
    const others = [...resources.values()].filter(({ name }) => !name.startsWith('secret/'));
    expect(JSON.stringify(others)).not.toMatch(/s3cr3t|czNjcjN0/);
  });

  test('makes configs under a name that changes with the content', async () => {
    const { resources } = await deploy();
    expect(resources.get(`config/${banner}`)?.inputs).toMatchObject({ name: banner, data: 'aGk=' });
    expect(resources.get('service/web')?.inputs).toMatchObject({
      taskSpec: { containerSpec: { configs: [{ configId: `config/${banner}`, configName: banner }] } },
    });
  });

  test('makes no volumes: the engine does, and nothing that Pulumi does can delete them', async () => {
    const { resources } = await deploy();
    expect(ofType(resources, 'docker:index/volume:Volume')).toEqual([]);
    expect(resources.get('service/web')?.inputs).toMatchObject({
      taskSpec: {
        containerSpec: { mounts: expect.arrayContaining([expect.objectContaining({ source: 'shop_data' })]) },
      },
    });
  });

  test('brings each image to the host before a service asks for it, and leaves it there', async () => {
    const { resources } = await deploy();
    expect(ofType(resources, 'docker:index/remoteImage:RemoteImage').map(({ name }) => name)).toEqual([
      ...new Set(stack.services.map(({ image }) => `image/${image}`)),
    ]);
    expect(resources.get('image/web:1')?.inputs).toEqual({ name: 'web:1', keepLocally: true });
    expect(resources.get('service/web')?.dependsOn).toContain('image/web:1');
  });

  test('asks for an image by digest: the engine would add it, and the next preview would take it away', async () => {
    const image = `web@sha256:${'0'.repeat(64)}`;
    const { resources } = await deploy({}, { 'image/web:1': { repoDigest: image } });
    expect(resources.get('service/web')?.inputs).toMatchObject({ taskSpec: { containerSpec: { image } } });
  });

  test('writes spans of time as the provider reads them back', async () => {
    const { resources } = await deploy();
    expect(resources.get('service/web')?.inputs).toMatchObject({
      taskSpec: { containerSpec: { healthcheck: { timeout: '1h' }, stopGracePeriod: '1m' } },
    });
  });

  test('gives each task the time that the swarm takes to clear it away', async () => {
    const { resources } = await deploy();
    expect(resources.get(`service/${proxy}`)?.inputs).toMatchObject({
      taskSpec: { containerSpec: { stopGracePeriod: '15s' } },
    });
  });

  test('follows the order of the application', async () => {
    const { resources } = await deploy();
    expect(resources.get('service/web')?.dependsOn).toEqual(
      expect.arrayContaining(['service/migrate', 'service/fairway_tools']),
    );
    expect(resources.get('service/fairway_tools')?.dependsOn).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^service/)]),
    );
  });

  test('a job is waited for by what depends on it alone: neither by other services nor by the deploy', async () => {
    const { resources } = await deploy();
    const on = (key: string) => resources.get(`service/${key}`)!;
    const waiting = stack.services.filter(
      ({ key, command }) => key !== 'migrate' && command?.join('\n').includes('/migrate-'),
    );
    expect(waiting.map(({ key }) => key)).toEqual(['web']);
    const after = stack.services.filter(({ key }) => on(key).dependsOn.includes('service/migrate'));
    expect(after.map(({ key }) => key)).toEqual(['web']);
    expect(on('migrate').inputs).not.toHaveProperty('convergeConfig');
    expect(on('web').inputs).toHaveProperty('convergeConfig');
  });

  test('leaves alone what the swarm and the scheduler set', async () => {
    const { resources } = await deploy();
    const platforms = 'taskSpec.placement.platforms';
    expect(resources.get('service/cleanup')?.ignoreChanges).toEqual([platforms, 'mode', 'taskSpec.forceUpdate']);
    expect(resources.get('service/web')?.ignoreChanges).toEqual([platforms]);
  });

  test('a service that must be replaced goes first, because the next one has its name', async () => {
    const { resources } = await deploy();
    expect(resources.get('service/web')?.deleteBeforeReplace).toBe(true);
    expect(resources.get(`config/${banner}`)?.deleteBeforeReplace).toBe(false);
  });

  test('tells where the routes answer', async () => {
    const { result } = await deploy();
    expect(result).toEqual({ urls: { 'web.main': 'http://shop.test/app' } });
  });

  test('a network of the engine itself is refused, and said to be for the stack file', async () => {
    const web = { image: 'web:1', network: 'bridge', connectsTo: ['internet'] };
    const bridged = loadApplication({ name: 'shop', workloads: { web } });
    await expect(runProgram(() => deployDocker(bridged, { secrets: {} }))).rejects.toThrow(
      /^Pulumi can't deploy a workload whose network is "bridge": use `npx fairway deploy/,
    );
  });

  test('fails where a secret has no value, and says how to give it one', async () => {
    await expect(deploy({ secrets: {} })).rejects.toThrow(/^no value for TOKEN: /);
  });
});
