import { describe, expect, test } from '@jest/globals';

import { Metrics } from '../../../app/lib/metrics.ts';

describe('metrics', () => {
  test('count per set of labels', async () => {
    const metrics = new Metrics();
    const count = metrics.counter('requests_total', 'Requests.');
    count({ status: '200' });
    count({ status: '200' });
    count({ status: '500' }, 3);
    expect(await metrics.render()).toBe(
      '# HELP requests_total Requests.\n# TYPE requests_total counter\nrequests_total{status="200"} 2\nrequests_total{status="500"} 3\n',
    );
  });

  test('escape what a label may not hold', async () => {
    const metrics = new Metrics();
    metrics.counter('x', 'X.')({ path: 'a"b\\c\nd' });
    expect(await metrics.render()).toContain(String.raw`x{path="a\"b\\c\nd"} 1`);
  });

  test('read a gauge when asked, and leave it out while it cannot be read', async () => {
    const metrics = new Metrics();
    metrics.gauge('depth', 'Depth.', () => 4);
    metrics.gauge('broken', 'Broken.', () => Promise.reject(new Error('no database')));
    const text = await metrics.render();
    expect(text).toContain('\ndepth 4\n');
    expect(text).not.toMatch(/^broken/m);
  });

  test('spread observations over buckets that each include the smaller ones', async () => {
    const metrics = new Metrics();
    const observe = metrics.histogram('seconds', 'Time.', [0.1, 1]);
    for (const value of [0.05, 0.5, 5]) observe({ route: '/' }, value);
    const text = await metrics.render();
    expect(text).toContain('seconds_bucket{route="/",le="0.1"} 1\n');
    expect(text).toContain('seconds_bucket{route="/",le="1"} 2\n');
    expect(text).toContain('seconds_bucket{route="/",le="+Inf"} 3\n');
    expect(text).toContain('seconds_sum{route="/"} 5.55\n');
    expect(text).toContain('seconds_count{route="/"} 3\n');
  });
});
