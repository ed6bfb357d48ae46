import { expect, test } from '@jest/globals';
import { losses } from '../../../app/advice/rules/losses.ts';
import { argumentOf } from '../../support/advice.ts';

const withWeb = (keys: object) => ({
  name: 'shop',
  workloads: { web: { image: 'web:1', ports: { http: 80 }, ...keys } },
});

test('what is lost on Docker speaks for Kubernetes, with its places', () => {
  expect(argumentOf(losses, withWeb({ metrics: {} }))).toMatchObject({
    favours: 'kubernetes',
    text: 'on Docker: workloads.web.metrics',
  });
});

test('what is lost on Kubernetes speaks for Docker', () => {
  const routes = { main: { host: 'shop.test', maxBodySize: '1Mi' } };
  expect(argumentOf(losses, withWeb({ routes }))).toMatchObject({ favours: 'docker' });
});

test('an autoscaler is left to the rule of the load', () => {
  expect(argumentOf(losses, withWeb({ scale: { min: 1, max: 3 } }))).toBeUndefined();
});

test('nothing is said where nothing is lost', () => {
  expect(argumentOf(losses, withWeb({}))).toBeUndefined();
});
