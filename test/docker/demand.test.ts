import { expect, test } from '@jest/globals';
import { demandOf } from '../../app/advice/demand.ts';
import type { ApplicationConfig } from '../../app/schema/application.ts';
import { factsOf, shop } from '../support/advice.ts';
import { stackOf } from '../support/docker-application.ts';

test.each<[string, Pick<ApplicationConfig, 'monitoring'>]>([
  ['', {}],
  [', those of its monitoring, too', { monitoring: {} }],
])('advice counts what the target’s own services really reserve%s', (_, more) => {
  const { services } = stackOf({
    ...shop,
    ...more,
    tls: { acme: { email: 'ops@example.com' } },
    jobs: { task: { image: 'task:1', command: ['run'], schedule: '0 3 * * *' } },
  });
  const own = services.filter(({ key }) => key.startsWith('fairway_'));
  const reserved = own.map(({ reservations }) => [reservations.nanoCpus! / 1e6, reservations.memoryBytes]);
  const { peak } = demandOf(factsOf({ name: 'shop', workloads: {}, ...more }), 'docker');
  const counted = peak.map(({ cpuMillis, memoryBytes }) => [cpuMillis, memoryBytes]);
  expect(counted.toSorted()).toEqual(reserved.toSorted());
});
