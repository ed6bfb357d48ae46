import { describe, expect, test } from '@jest/globals';
import { serviceOf, stackOf, stackOfTask, stackOfWeb } from '../support/docker-application.ts';

const web = (keys: Parameters<typeof stackOfWeb>[0]) => serviceOf(stackOfWeb(keys), 'web');

describe('services', () => {
  test('are named as docker stack deploy names them, and found by the name of the workload', () => {
    expect(web({})).toMatchObject({ key: 'web', name: 'shop_web', image: 'web:1', hostname: 'web-{{.Task.Slot}}' });
  });

  test('run as a user, on a root that can not be written, without a capability', () => {
    expect(web({})).toMatchObject({ user: '1000:1000', readOnly: true, capabilities: [] });
  });

  test('may do more where the workload says so', () => {
    const security = { user: 5, group: 6, readOnlyRoot: false, capabilities: ['NET_ADMIN', 'CHOWN'] };
    expect(web({ security })).toMatchObject({ user: '5:6', readOnly: false, capabilities: ['CHOWN', 'NET_ADMIN'] });
  });

  test('reserve what is requested, and are held at the limits', () => {
    const resources = { requests: { cpu: '250m', memory: '128Mi' }, limits: { cpu: '1.5', memory: '1Gi' } };
    expect(web({ resources })).toMatchObject({
      reservations: { nanoCpus: 250_000_000, memoryBytes: 134_217_728 },
      limits: { nanoCpus: 1_500_000_000, memoryBytes: 1_073_741_824 },
    });
  });

  test('run as many replicas as the least number', () => {
    expect(web({ scale: { min: 2, max: 5 } }).replicas).toBe(2);
  });

  test('run on nodes with labels', () => {
    expect(web({ placement: { nodeLabels: { disk: 'ssd' } } }).constraints).toEqual(['node.labels.disk==ssd']);
  });

  test('publish what the workload says', () => {
    const ports = { dns: { port: 5353, protocol: 'udp' as const }, http: 80 };
    expect(web({ ports, publish: { dns: 53 } }).ports).toEqual([{ target: 5353, published: 53, protocol: 'udp' }]);
    expect(web({ ports }).ports).toEqual([]);
  });

  test('are stopped in their time', () => {
    expect(web({ stopGracePeriodSeconds: 90 }).stopGracePeriod).toBe('1m30s');
  });

  test('of the target itself take little memory, and keep a little', () => {
    const stack = stackOf({
      workloads: { web: { image: 'web:1', ports: { http: 80 }, routes: { main: { host: 'a.test' } } } },
      jobs: { task: { image: 'task:1', command: ['run'], schedule: '0 3 * * *' } },
    });
    const mebibytes = ['proxy', 'scheduler', 'tools'].map((name) => {
      const { limits, reservations } = serviceOf(stack, `fairway_${name}`);
      return [limits, reservations].map(({ memoryBytes = 0 }) => memoryBytes / 2 ** 20);
    });
    expect(mebibytes).toEqual([
      [256, 16],
      [64, 16],
      [32, 16],
    ]);
  });

  test('keep their logs within bounds', () => {
    expect(web({}).logDriver.options).toMatchObject({ 'max-size': '10m', 'max-file': '3' });
  });

  test('come after the tools, and after what they depend on', () => {
    const task = serviceOf(
      stackOfTask({ dependsOn: { db: 'started' } }, { workloads: { db: { image: 'db:1' } } }),
      'task',
    );
    expect(task.dependsOn).toEqual(['fairway_tools', 'db']);
    expect(serviceOf(stackOfWeb({}), 'fairway_tools').dependsOn).toEqual([]);
  });
});
