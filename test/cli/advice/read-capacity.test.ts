import { describe, expect, test } from '@jest/globals';
import { readCluster } from '../../../cli/advice/read-cluster.ts';
import { readHost } from '../../../cli/advice/read-host.ts';
import { FakeRunner } from '../../support/fake-runner.ts';

const GI = 2 ** 30;

describe('the capacity of a host that is there', () => {
  const info = { Name: 'vps', NCPU: 4, MemTotal: 8 * GI, Swarm: { LocalNodeState: 'active' } };
  const service = (stack: string, replicas: number) => ({
    Spec: {
      Labels: { 'com.docker.stack.namespace': stack },
      Mode: { Replicated: { Replicas: replicas } },
      TaskTemplate: { Resources: { Reservations: { NanoCPUs: 5e8, MemoryBytes: GI } } },
    },
  });

  test('is its size without what the system and other stacks reserve', async () => {
    const runner = new FakeRunner((command) => {
      if (command.includes('info')) return JSON.stringify(info);
      if (command.includes('service ls')) return 'a\nb\n';
      return JSON.stringify([service('other', 2), service('shop', 3)]);
    });
    expect(await readHost(runner, 'ssh://vps', 'shop')).toEqual({
      name: 'vps',
      cpuMillis: 3900 - 1000,
      memoryBytes: (7.5 - 2) * GI,
    });
    expect(runner.calls.every(({ env }) => env?.['DOCKER_HOST'] === 'ssh://vps')).toBe(true);
    expect(runner.commands).toContain('docker service inspect a b');
  });

  test('is asked for no services where there is no swarm yet', async () => {
    const runner = new FakeRunner(() => JSON.stringify({ ...info, Swarm: { LocalNodeState: 'inactive' } }));
    expect(await readHost(runner, 'ssh://vps', 'shop')).toMatchObject({ cpuMillis: 3900 });
    expect(runner.commands).toHaveLength(1);
  });

  test('fails where the engine does not answer', async () => {
    await expect(readHost(new FakeRunner(() => undefined), 'ssh://vps', 'shop')).rejects.toThrow('docker info');
  });
});

describe('the capacity of a cluster that is there', () => {
  const node = (name: string, spec: object) => ({
    metadata: { name },
    spec,
    status: { allocatable: { cpu: '1930m', memory: '4194304Ki' } },
  });
  const pod = (namespace: string, nodeName: string | undefined) => ({
    metadata: { namespace },
    spec: { nodeName, containers: [{ resources: { requests: { cpu: '130m', memory: '1Gi' } } }, {}] },
  });
  const nodes = [
    node('one', {}),
    node('two', { taints: [{ effect: 'PreferNoSchedule' }] }),
    node('control', { taints: [{ effect: 'NoSchedule' }] }),
    node('drained', { unschedulable: true }),
  ];
  const pods = [pod('kube-system', 'one'), pod('shop', 'one'), pod('other', 'two'), pod('other', undefined)];

  test('is what nodes allot without what pods of others request, on nodes that take pods', async () => {
    const runner = new FakeRunner((command) => JSON.stringify({ items: command.includes('get nodes') ? nodes : pods }));
    const free = { cpuMillis: 1800, memoryBytes: 3 * GI };
    expect(await readCluster(runner, 'prod', 'shop')).toEqual([
      { name: 'one', ...free },
      { name: 'two', ...free },
    ]);
    expect(runner.commands.every((command) => command.startsWith('kubectl --context prod get '))).toBe(true);
  });
});
