import { describe, expect, test } from '@jest/globals';
import { countCalls, describeCalls } from './kubernetes-api-calls.ts';

const figures = `# TYPE apiserver_request_total counter
apiserver_request_total{code="200",resource="pods",verb="GET"} 3
apiserver_request_total{code="404",resource="services",verb="GET"} 1e+01
apiserver_request_total{code="200",dry_run="",verb="APPLY"} 5
apiserver_request_duration_seconds_count{verb="GET"} 99
`;

describe('the calls of an API server', () => {
  test('are summed by verb', () => {
    expect(countCalls(figures)).toEqual({ GET: 13, APPLY: 5 });
  });

  test('are those between two looks, the most frequent first', () => {
    expect(describeCalls({ GET: 13, APPLY: 5 }, { GET: 20, APPLY: 15, LIST: 7, WATCH: 0 })).toBe(
      '24 calls (10 APPLY, 7 GET, 7 LIST)',
    );
    expect(describeCalls({ GET: 13 }, { GET: 13 })).toBe('0 calls ()');
  });
});
