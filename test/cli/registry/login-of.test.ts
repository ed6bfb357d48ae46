import { describe, expect, test } from '@jest/globals';
import { loadApplication } from '../../../app/model/load.ts';
import { loginOf } from '../../../cli/registry/login-of.ts';

const at = (registry?: string) => loadApplication({ name: 'shop', registry, workloads: {} });
const settings = { target: 'docker' } as const;
const acme = { ...settings, registryUser: 'acme', registryPassword: 'token' };
const known = { username: 'acme', password: 'token' };

describe('the login at the registry', () => {
  test('is left to `docker login` where the settings say nothing', () => {
    expect(loginOf(at('ghcr.io/acme'), settings)).toBeUndefined();
  });

  test.each([
    ['ghcr.io/acme', 'ghcr.io'],
    ['127.0.0.1:5000', '127.0.0.1:5000'],
    ['acme', 'registry-1.docker.io'],
  ])('at %s is one at %s', (registry, address) => {
    expect(loginOf(at(registry), acme)).toEqual({ address, ...known });
  });

  test.each([
    ['a user alone', 'ghcr.io', { registryUser: 'acme' }, /no password or token: .*fairway:registryPassword --secret$/],
    ['a password alone', 'ghcr.io', { registryPassword: 'token' }, /not whose it is: .*fairway:registryUser USER$/],
    ['no registry', undefined, { registryUser: 'acme', registryPassword: 'token' }, /no registry: see `registry`/],
  ])('fails for %s', (_, registry, half, message) => {
    expect(() => loginOf(at(registry), { ...settings, ...half })).toThrow(message);
  });
});
