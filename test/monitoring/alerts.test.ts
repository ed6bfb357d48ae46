import { describe, expect, test } from '@jest/globals';
import { loadApplication } from '../../app/model/load.ts';
import { alerts } from '../../app/monitoring/alerts.ts';

const application = loadApplication({
  name: 'shop',
  workloads: { web: { image: 'web:1' } },
  monitoring: { alerts: { downMinutes: 2, restarts: 7, diskFreePercent: 20, certificateDays: 21 } },
});
const group = alerts(application, application.monitoring!);
const ruleOf = (name: string) => group.rules.find((rule) => 'alert' in rule && rule.alert === name);

describe('alerts', () => {
  test('follow the thresholds of the config', () => {
    expect(ruleOf('WorkloadDown')).toMatchObject({ for: '2m' });
    expect(ruleOf('WorkloadRestarting')).toMatchObject({ expr: 'workload:restarts:15m{application="shop"} > 7' });
    expect(ruleOf('StorageFull')).toMatchObject({ expr: 'storage:free:ratio{application="shop"} < 0.2' });
    expect(ruleOf('CertificateExpiring')).toMatchObject({ expr: expect.stringMatching(/< 21$/) });
  });

  test('come at once where no time is to pass first', () => {
    const { rules } = alerts(application, {
      ...application.monitoring!,
      alerts: { ...application.monitoring!.alerts, downMinutes: 0 },
    });
    expect(rules.find((rule) => 'alert' in rule && rule.alert === 'WorkloadDown')).toHaveProperty('for', undefined);
  });
});
