import { describe, expect, test } from '@jest/globals';
import { assume } from '../../app/advice/assumptions.ts';
import {
  criticalWorkloads,
  dockerAvailability,
  kubernetesAvailability,
  MONTH_SECONDS,
} from '../../app/advice/availability.ts';
import { loadApplication } from '../../app/model/load.ts';
import { shop } from '../support/advice.ts';

const none = { rebootsPerMonth: 0, pausingUpdatesPerMonth: 0 };
const machineOnly = assume({ ...none, loadBalancerAvailability: 100, machineAvailability: 99 });
const application = loadApplication(shop);
const web = { ...shop.workloads.web, connectsTo: [] };
const stateless = (scale: object) => loadApplication({ name: 'shop', workloads: { web: { ...web, scale } } });

describe('what has to run', () => {
  test('is what requests from outside need, directly or through others', () => {
    const report = { image: 'report:1', connectsTo: ['db'] };
    const more = loadApplication({ ...shop, workloads: { ...shop.workloads, report } });
    expect(criticalWorkloads(more).map(({ name }) => name)).toEqual(['db', 'web']);
  });

  test('is everything where nothing is reached from outside', () => {
    const workloads = { a: { image: 'a:1' }, b: { image: 'b:1' } };
    expect(criticalWorkloads(loadApplication({ name: 'x', workloads }))).toHaveLength(2);
  });
});

describe('availability on one host', () => {
  test('is that of the host, without reboots and updates', () => {
    expect(dockerAvailability(application, machineOnly).percent).toBeCloseTo(99, 6);
  });

  test('loses what reboots and stop-first updates take', () => {
    const assumed = assume({ machineAvailability: 100, rebootsPerMonth: 2, rebootSeconds: 60, restartSeconds: 9 });
    const { downtimes, percent } = dockerAvailability(application, assumed);
    expect(downtimes.map(({ seconds }) => seconds)).toEqual([120, 10, 0]);
    expect(percent).toBeCloseTo(100 * (1 - 130 / MONTH_SECONDS), 9);
  });
});

describe('availability on a cluster', () => {
  test('is no better than a machine’s where one replica holds the data, and says which one', () => {
    const { percent, singles } = kubernetesAvailability(application, machineOnly, 3);
    expect(singles).toEqual(['db']);
    expect(percent).toBeLessThan(99);
    const [worst] = kubernetesAvailability(application, machineOnly, 3).downtimes;
    expect(worst!.cause).toContain('the node of db fails');
    expect(worst!.seconds).toBeCloseTo(0.01 * MONTH_SECONDS, 6);
  });

  test('with several replicas is that of several machines at once, and of the moment until a loss is noticed', () => {
    const { percent, singles } = kubernetesAvailability(stateless({ min: 2 }), machineOnly, 3);
    const failures = (0.01 * MONTH_SECONDS) / 3600;
    expect(singles).toEqual([]);
    expect(percent).toBeCloseTo(100 * (1 - 0.01 ** 2 - (failures * 50) / MONTH_SECONDS), 9);
  });

  test('with one replica lasts until that runs elsewhere', () => {
    const { downtimes } = kubernetesAvailability(stateless({ min: 1 }), machineOnly, 3);
    const failures = (0.01 * MONTH_SECONDS) / 3600;
    expect(downtimes[0]!.seconds).toBeCloseTo(failures * (50 + 300 + 1 + 10), 6);
  });

  test('gains nothing from replicas on one node', () => {
    const one = kubernetesAvailability(stateless({ min: 3 }), machineOnly, 1);
    const three = kubernetesAvailability(stateless({ min: 3 }), machineOnly, 3);
    expect(one.percent).toBeLessThan(three.percent);
  });

  test('counts what is there to be shared as free to move', () => {
    const volumes = { data: { size: '1Gi', accessMode: 'ReadWriteMany' } };
    expect(kubernetesAvailability(loadApplication({ ...shop, volumes }), machineOnly, 3).singles).toEqual([]);
  });
});
