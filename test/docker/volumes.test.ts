import { describe, expect, test } from '@jest/globals';
import { scriptOf, serviceOf, stackOf, stackOfWeb } from '../support/docker-application.ts';

const volumes = { data: { size: '1Gi' } };
const tools = (stack: ReturnType<typeof stackOf>) => scriptOf(serviceOf(stack, 'fairway_tools'));

describe('volumes', () => {
  test('are named as the stack names them, and mounted where the workload says', () => {
    const stack = stackOfWeb({ volumes: { data: { mountPath: '/data', readOnly: true } } }, { volumes });
    expect(stack.volumes).toContainEqual({ key: 'data', name: 'shop_data' });
    expect(serviceOf(stack, 'web').mounts).toContainEqual({
      type: 'volume',
      source: 'data',
      target: '/data',
      readOnly: true,
    });
  });

  test('belong to the user that mounts them, where they are new and empty', () => {
    const stack = stackOfWeb({ volumes: { data: '/data' }, security: { user: 70, group: 71 } }, { volumes });
    expect(tools(stack)).toContain(
      'if [ "$(stat -c %u /volumes/data)" = 0 ] && [ -z "$(ls -A /volumes/data)" ]; then chmod g+ws /volumes/data; chown 70:71 /volumes/data; fi',
    );
  });

  test("stay root's where root mounts them", () => {
    const stack = stackOfWeb({ volumes: { data: '/data' }, security: { user: 0 } }, { volumes });
    expect(tools(stack)).not.toContain('chown');
    expect(serviceOf(stack, 'fairway_tools').mounts.map(({ target }) => target)).not.toContain('/volumes/data');
  });

  test('belong to the workload that writes, not to one that reads', () => {
    const reader = { image: 'r:1', volumes: { data: { mountPath: '/d', readOnly: true } }, security: { user: 5 } };
    const writer = { image: 'w:1', volumes: { data: '/d' }, security: { user: 6 } };
    const shared = { data: { size: '1Gi', accessMode: 'ReadWriteMany' as const } };
    expect(tools(stackOf({ volumes: shared, workloads: { a: reader, b: writer } }))).toContain('chown 6:6');
  });

  test('per replica are found by each replica by its number', () => {
    const perReplica = { data: { size: '1Gi', perReplica: true } };
    const stack = stackOfWeb({ volumes: { data: '/data' }, scale: { min: 2 } }, { volumes: perReplica });
    expect(stack.volumes.filter(({ key }) => key.startsWith('data'))).toEqual([
      { key: 'data', name: 'shop_data_{{.Task.Slot}}' },
      { key: 'data_1', name: 'shop_data_1' },
      { key: 'data_2', name: 'shop_data_2' },
    ]);
    expect(tools(stack)).toContain('chown 1000:1000 /volumes/data_2');
  });
});

describe('writable folders', () => {
  test('are in memory, with a size', () => {
    const web = serviceOf(stackOfWeb({ security: { writable: { '/run/web': '1Mi' } } }), 'web');
    expect(web.mounts).toEqual([{ type: 'tmpfs', target: '/run/web', sizeBytes: 1_048_576 }]);
  });
});
