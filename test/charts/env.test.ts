import { describe, expect, test } from '@jest/globals';
import { secret, template } from '../../app/define.ts';
import type { EnvValueConfig } from '../../app/schema/env.ts';
import { objectsOfWeb, valueAt } from '../support/kubernetes-application.ts';

function envOf(env: Record<string, EnvValueConfig>): unknown {
  return objectsOfWeb({ env }).container('web', 'env');
}

function envWithSecret(env: Record<string, EnvValueConfig>): unknown {
  return objectsOfWeb({ env }, { secrets: { DB_PASSWORD: {} } }).container('web', 'env');
}

describe('environment variables', () => {
  test('a literal is a value, a number and a flag too', () => {
    expect(envOf({ LEVEL: 'debug', RETRIES: 3, TRACE: true })).toEqual([
      { name: 'LEVEL', value: 'debug' },
      { name: 'RETRIES', value: '3' },
      { name: 'TRACE', value: 'true' },
    ]);
  });

  test('a secret by itself refers to the key of its Secret', () => {
    const valueFrom = { secretKeyRef: { name: 'db-password', key: 'value' } };
    expect(envWithSecret({ PASSWORD: secret('DB_PASSWORD') })).toEqual([{ name: 'PASSWORD', valueFrom }]);
  });

  test('a secret inside a text stands in a variable that precedes it, once', () => {
    const url = template`postgres://app:${secret('DB_PASSWORD')}@db/app`;
    expect(envWithSecret({ A_URL: url, B_URL: url })).toEqual([
      { name: 'FAIRWAY_SECRET_DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'db-password', key: 'value' } } },
      { name: 'A_URL', value: 'postgres://app:$(FAIRWAY_SECRET_DB_PASSWORD)@db/app' },
      { name: 'B_URL', value: 'postgres://app:$(FAIRWAY_SECRET_DB_PASSWORD)@db/app' },
    ]);
  });

  test('what looks like an expansion stays as it is written', () => {
    expect(envOf({ PRICE: 'costs $(5), $5 or $$5' })).toEqual([{ name: 'PRICE', value: 'costs $$(5), $$5 or $$$$5' }]);
  });

  test('a dollar right before a secret stays a dollar', () => {
    expect(valueAt(envWithSecret({ TEXT: template`$${secret('DB_PASSWORD')}` }), 'TEXT.value')).toBe(
      '$$$(FAIRWAY_SECRET_DB_PASSWORD)',
    );
  });

  test('commands and arguments expand nothing either', () => {
    expect(objectsOfWeb({ command: ['run', '$(HOME)'], args: ['$(pwd)'] }).container('web')).toMatchObject({
      command: ['run', '$$(HOME)'],
      args: ['$$(pwd)'],
    });
  });

  test('without variables there is no list', () => {
    expect(objectsOfWeb({}).container('web', 'env')).toBeUndefined();
  });
});
