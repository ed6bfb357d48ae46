import { describe, expect, test } from '@jest/globals';
import { sum } from '../../app/advice/amount.ts';
import { demandOf } from '../../app/advice/demand.ts';
import { factsOf, machine, shop, type Told } from '../support/advice.ts';

const names = (told: Told, target: 'docker' | 'kubernetes', when: 'base' | 'peak' | 'updating') =>
  Object.entries(Object.groupBy(demandOf(factsOf(shop, told), target)[when], ({ name }) => name)).map(
    ([name, units]) => `${units!.length} ${name}`,
  );

describe('what an application needs', () => {
  test('on Docker is the peak at all times, on a cluster what the load asks for', () => {
    expect(names({}, 'docker', 'base')).toEqual(expect.arrayContaining(['6 web', '1 db']));
    expect(names({}, 'kubernetes', 'base')).toEqual(expect.arrayContaining(['2 web', '1 db']));
    expect(names({}, 'kubernetes', 'peak')).toContain('6 web');
  });

  test('follows the load that is expected, in multiples of what the least replicas serve', () => {
    const wanted = { load: { min: 1, max: 4 } };
    expect(names({ wanted }, 'docker', 'peak')).toEqual(expect.arrayContaining(['8 web', '1 db']));
    expect(names({ wanted: { load: { min: 0.1, max: 1 } } }, 'kubernetes', 'base')).toContain('2 web');
  });

  test('has room for a replica more while it is updated, but not for one whose update is stop-first', () => {
    expect(names({}, 'docker', 'updating')).toEqual(expect.arrayContaining(['7 web', '1 db']));
  });

  test('is what requests say, once for each replica, with the target’s own services', () => {
    const own = 3 * 16 * 2 ** 20;
    expect(sum(demandOf(factsOf(shop), 'docker').peak)).toEqual({
      cpuMillis: 6 * 500 + 1000 + 30,
      memoryBytes: (6 * 0.5 + 2) * 2 ** 30 + own,
    });
  });

  test('leaves the cluster’s own pods out where the nodes are known: they run there already', () => {
    expect(names({ nodes: [machine(4, 4)] }, 'kubernetes', 'base')).not.toContain('2 coredns');
    expect(names({}, 'kubernetes', 'base')).toContain('2 coredns');
  });

  test('names what may not share a node, and what is spread, only where that is required', () => {
    const web = (required: readonly string[]) => {
      const placement = { apartFrom: ['db'], required };
      const config = { ...shop, workloads: { ...shop.workloads, web: { ...shop.workloads.web, placement } } };
      return demandOf(factsOf(config), 'kubernetes').updating.filter(({ name }) => name === 'web');
    };
    expect(web([])[0]).not.toHaveProperty('apartFrom');
    expect(web([])[0]).not.toHaveProperty('spreadGroup');
    expect(web(['apartFrom'])[0]).toMatchObject({ apartFrom: ['db'] });
    const groups = web(['spread']).map(({ spreadGroup }) => spreadGroup);
    expect(groups.filter((group) => group === 'web')).toHaveLength(6);
    expect(groups.filter((group) => group === 'web next')).toHaveLength(1);
  });

  test('counts a run of each job with a schedule', () => {
    const jobs = { task: { image: 'task:1', schedule: '0 3 * * *' }, migrate: { image: 'task:1' } };
    const units = demandOf(factsOf({ ...shop, jobs }), 'kubernetes').base.map(({ name }) => name);
    expect(units).toContain('task');
    expect(units).not.toContain('migrate');
  });
});
