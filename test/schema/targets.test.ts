import { describe, expect, test } from '@jest/globals';
import { issuesOf } from '../support/issues.ts';
import { withWeb } from '../support/small.ts';

const issues = (apiServer: readonly string[]) => issuesOf(withWeb({}, { targets: { kubernetes: { apiServer } } }));

describe('addresses of the API server', () => {
  test('are ranges of IPv4 or IPv6', () => {
    expect(issues(['203.0.113.7/32', '10.0.0.0/8', '2001:db8::/64'])).toEqual([]);
  });

  test.each(['203.0.113.7', '203.0.113.7/33', 'k8s.example.com', ''])('fail for %j', (text) => {
    expect(issues([text])).toEqual([
      `targets.kubernetes.apiServer[0]: expected a range of addresses such as "203.0.113.7/32" or "2001:db8::/64", got ${JSON.stringify(text)}`,
    ]);
  });
});
