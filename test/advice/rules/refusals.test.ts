import { expect, test } from '@jest/globals';
import { refusals } from '../../../app/advice/rules/refusals.ts';
import { situationOf } from '../../../app/advice/situation.ts';
import { argumentOf, factsOf, type Told } from '../../support/advice.ts';

const withWeb = (keys: object) => ({
  name: 'shop',
  workloads: { web: { image: 'web:1', ports: { http: 80 }, ...keys }, db: { image: 'db:1' } },
});
const onHost = withWeb({
  network: 'host',
  ports: { http: 8080 },
  connectsTo: ['internet'],
  routes: { main: { host: 'shop.test' } },
});
const published = withWeb({ publish: { http: 8080 }, scale: { min: 3 } });
const refused = (config: unknown, told?: Told) => argumentOf(refusals, config, told);

test('what Docker can not run decides for Kubernetes, with its place and what to change', () => {
  expect(refused(onHost)).toMatchObject({
    favours: 'kubernetes',
    decisive: true,
    text: expect.stringContaining("Docker can't run this application: workloads.web.network: "),
    instead: expect.stringContaining('set `network` to "bridge"'),
  });
  expect(refused(published)).toMatchObject({
    favours: 'kubernetes',
    decisive: true,
    instead: 'workloads.web.scale.min: set `scale.min` to 1',
  });
});

test('what neither can run decides for neither', () => {
  const facts = factsOf(published);
  const { docker } = facts.differences;
  const both = refusals.argue(situationOf({ ...facts, differences: { docker, kubernetes: docker } }));
  expect(both).toMatchObject({ decisive: true, text: expect.stringContaining("Kubernetes can't run") });
  expect(both!.favours).toBeUndefined();
});

test('a registry is left to the setting of a deploy', () => {
  const built = { name: 'shop', workloads: { web: { build: {} } } };
  expect(factsOf(built).differences.kubernetes).toContainEqual(expect.objectContaining({ severity: 'refused' }));
  expect(refused(built)).toBeUndefined();
});

test('what is refused of a workload that runs elsewhere does not count', () => {
  expect(refused(onHost, { wanted: { elsewhere: ['web'] } })).toBeUndefined();
  expect(refused(onHost, { wanted: { elsewhere: ['db'] } })).toBeDefined();
});

test('nothing is said where nothing is refused', () => {
  expect(refused(withWeb({}))).toBeUndefined();
});
