import { describe, expect, test } from '@jest/globals';
import { keysOf, networkOf, serviceOf, stackOf, stackOfTask, stackOfWeb } from '../support/docker-application.ts';

const api = { image: 'api:1', ports: { http: 8080 } };

describe('networks', () => {
  test('each pair that may talk has a network of its own, without a way outside', () => {
    const stack = stackOfWeb({ connectsTo: ['api'] }, { workloads: { api } });
    expect(networkOf(stack, 'web_api')).toEqual({ key: 'web_api', name: 'shop_web_api', internal: true });
    expect(serviceOf(stack, 'web').networks).toEqual(['web_api']);
    expect(serviceOf(stack, 'api').networks).toEqual(['web_api']);
  });

  test('workloads that may not talk share none', () => {
    const stack = stackOfWeb({ connectsTo: ['api'] }, { workloads: { api, other: { image: 'other:1' } } });
    expect(serviceOf(stack, 'other').networks).toEqual(['other']);
    expect(networkOf(stack, 'other').internal).toBe(true);
  });

  test('names with dashes make no two pairs the same', () => {
    const stack = stackOf({
      workloads: {
        a: { image: 'a:1', connectsTo: ['b-c'] },
        'a-b': { image: 'a:1', connectsTo: ['c'] },
        'b-c': { image: 'a:1' },
        c: { image: 'a:1' },
      },
    });
    expect(serviceOf(stack, 'a').networks).toEqual(['a_b-c']);
    expect(serviceOf(stack, 'a-b').networks).toEqual(['a-b_c']);
  });

  test('long names are cut to what Swarm takes, and stay different', () => {
    const long = 'a'.repeat(39);
    const stack = stackOf({
      workloads: {
        [`${long}x`]: { image: 'a:1', connectsTo: [`${long}y`, `${long}z`] },
        [`${long}y`]: { image: 'a:1' },
        [`${long}z`]: { image: 'a:1' },
      },
    });
    const names = stack.networks.map(({ name }) => name);
    expect(names.every((name) => name.length <= 63)).toBe(true);
    expect(new Set(names).size).toBe(names.length);
  });

  test('a job joins the network to what it needs', () => {
    const stack = stackOfTask({ dependsOn: { api: 'healthy' } }, { workloads: { api } });
    expect(serviceOf(stack, 'task').networks).toEqual(['task_api']);
    expect(serviceOf(stack, 'api').networks).toEqual(['task_api']);
  });

  test('only what may reach the internet has a way outside', () => {
    const stack = stackOfWeb({ connectsTo: ['internet', 'api'] }, { workloads: { api } });
    expect(serviceOf(stack, 'web').networks).toEqual(['web_api', 'web_internet']);
    expect(networkOf(stack, 'web_internet').internal).toBe(false);
    expect(stack.networks.filter(({ internal }) => !internal)).toHaveLength(1);
  });

  test('a published port needs a way outside', () => {
    const stack = stackOfWeb({ ports: { smtp: 2525 }, publish: { smtp: 25 } });
    expect(serviceOf(stack, 'web').networks).toEqual(['web_internet']);
  });

  test('the proxy meets each workload with routes on another network', () => {
    const routed = (host: string) => ({ ...api, routes: { main: { host } } });
    const stack = stackOf({ workloads: { api: routed('api.test'), web: routed('web.test'), db: { image: 'db:1' } } });
    expect(serviceOf(stack, 'fairway_proxy').networks).toEqual([
      'fairway_proxy_api',
      'fairway_proxy_web',
      'fairway_proxy_internet',
    ]);
    expect(serviceOf(stack, 'web').networks).toEqual(['fairway_proxy_web']);
    expect(networkOf(stack, 'fairway_proxy_web').internal).toBe(true);
    expect(keysOf(stack.networks)).not.toContain('fairway_proxy_db');
  });

  test('every service joins at least one network: the engine would add its default one', () => {
    const stack = stackOfTask({ schedule: '0 3 * * *' }, { workloads: { api } });
    expect(stack.services.filter(({ networks }) => networks.length === 0)).toEqual([]);
  });
});
