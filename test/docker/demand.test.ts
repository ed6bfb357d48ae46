import { expect, test } from '@jest/globals';
import { demandOf } from '../../app/advice/demand.ts';
import { factsOf, shop } from '../support/advice.ts';
import { stackOf } from '../support/docker-application.ts';

test('advice counts what the target’s own services really reserve', () => {
  const { services } = stackOf({
    ...shop,
    jobs: { task: { image: 'task:1', command: ['run'], schedule: '0 3 * * *' } },
  });
  const own = services.filter(({ key }) => key.startsWith('fairway_'));
  const reserved = own.map(({ reservations }) => [reservations.nanoCpus! / 1e6, reservations.memoryBytes]);
  const counted = demandOf(factsOf({ name: 'shop', workloads: {} }), 'docker').peak;
  expect(counted.map(({ cpuMillis, memoryBytes }) => [cpuMillis, memoryBytes])).toEqual(reserved);
});
