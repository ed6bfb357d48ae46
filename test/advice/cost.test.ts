import { describe, expect, test } from '@jest/globals';
import { pricesSchema } from '../../app/advice/prices.ts';
import { situationOf } from '../../app/advice/situation.ts';
import { factsOf, prices, shop, type Told } from '../support/advice.ts';

const costs = (config: unknown, told: Told = {}) => situationOf(factsOf(config, { prices, ...told })).cost;
const small = { name: 'shop', workloads: { web: { image: 'web:1' } } };

describe('what a month costs', () => {
  test('on Docker is the cheapest machine that holds the peak, with room for an update', () => {
    expect(costs(small).docker).toMatchObject({ machine: 'small', count: 1, least: 10, most: 10 });
    expect(costs(shop).docker).toMatchObject({ machine: 'large', count: 1, most: 35 });
  });

  test('on Kubernetes is enough machines for the loss of one, and what comes with a cluster', () => {
    const { kubernetes } = costs(small);
    expect(kubernetes).toMatchObject({ machine: 'small', count: 2 });
    expect(kubernetes?.lines).toEqual([
      { what: '2 × small', least: 20, most: 20 },
      { what: 'control plane', least: 20, most: 20 },
      { what: 'load balancer', least: 5, most: 5 },
    ]);
    expect(costs(shop).kubernetes?.lines).toContainEqual({ what: 'volumes', least: 5, most: 5 });
  });

  test('on Kubernetes goes with the load', () => {
    const { kubernetes } = costs(shop, { wanted: { load: { min: 1, max: 12 } } });
    expect(kubernetes!.least).toBeLessThan(kubernetes!.most);
  });

  test('has a node in each of three zones where replicas are spread over zones', () => {
    const zonal = { name: 'shop', workloads: { web: { image: 'web:1', placement: { spread: ['zone'] } } } };
    expect(costs(zonal).kubernetes?.count).toBe(3);
  });

  test('counts the hours of the team where they have a price', () => {
    const team = pricesSchema.parse({ ...prices, operations: { hourly: 50, hours: { docker: 1, kubernetes: 3 } } });
    expect(costs(small, { prices: team }).docker?.most).toBe(60);
    expect(costs(small, { prices: team }).kubernetes?.most).toBe(45 + 150);
  });

  test('is not known without prices, or where no machine is large enough', () => {
    expect(situationOf(factsOf(small)).cost).toEqual({ docker: undefined, kubernetes: undefined });
    const huge = { web: { image: 'web:1', resources: { requests: { cpu: '64' } } } };
    expect(costs({ name: 'shop', workloads: huge })).toEqual({ docker: undefined, kubernetes: undefined });
  });
});
