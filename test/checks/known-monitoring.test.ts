import { describe, expect, test } from '@jest/globals';
import { issuesOf } from '../support/issues.ts';

const workloads = {
  grafana: { image: 'grafana:1' },
  alerts: { image: 'alertmanager:1', ports: { http: 9093 } },
};
const withMonitoring = (monitoring: object) => issuesOf({ name: 'shop', workloads, monitoring });

describe('workloads that monitoring names', () => {
  test('may ask for figures, and take alerts at their only port', () => {
    expect(withMonitoring({ clients: ['grafana'], alertmanager: 'alerts' })).toEqual([]);
  });

  test('fail where there are none of that name, with the nearest one', () => {
    expect(withMonitoring({ clients: ['grafna'], alertmanager: 'alert' })).toEqual([
      'monitoring.clients[0]: expected a workload, got "grafna"; did you mean "grafana"?',
      'monitoring.alertmanager: expected a workload, got "alert"; did you mean "alerts"?',
    ]);
  });

  test('fail to take alerts where it is not clear at which port', () => {
    expect(withMonitoring({ alertmanager: 'grafana' })).toEqual([
      'monitoring.alertmanager: expected a workload with one TCP port, got "grafana", which has 0',
    ]);
  });
});
