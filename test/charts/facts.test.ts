import { expect, test } from '@jest/globals';
import { loadApplication } from '../../app/model/load.ts';
import { facts } from '../../app/monitoring/facts.ts';
import { kubernetesFacts } from '../../charts/facts.ts';

test('every series on which alerts and dashboards rest is recorded', () => {
  const application = loadApplication({
    name: 'shop',
    workloads: { web: { image: 'web:1' } },
    jobs: { nightly: { image: 'web:1', command: ['run'], schedule: '0 3 * * *' } },
  });
  const recorded = kubernetesFacts(application).rules.map((rule) => 'record' in rule && rule.record);
  expect([...new Set(recorded)].sort()).toEqual(Object.values(facts).sort());
});
