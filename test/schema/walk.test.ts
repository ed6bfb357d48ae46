import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { applicationSchema, configSchema } from '../../app/schema/application.ts';
import { allKeys, keysAt } from '../../app/schema/walk.ts';

describe('keysAt', () => {
  test.each([
    [
      'the application',
      [],
      [
        ...['name', 'registry', 'tls', 'workloads', 'jobs', 'redirects', 'volumes', 'secrets', 'configs'],
        'monitoring',
        'targets',
        'environments',
      ],
    ],
    [
      'an object with a default',
      ['workloads', 'web', 'scale'],
      ['min', 'max', 'cpuPercent', 'memoryPercent', 'metrics', 'behavior'],
    ],
    ['one of several alternatives', ['workloads', 'web', 'ports', 'http'], ['port', 'protocol', 'appProtocol']],
    ['a list entry', ['workloads', 'web', 'permissions', 0], ['apiGroups', 'resources', 'verbs']],
    ['names of the user', ['workloads'], []],
    ['a place that is not there', ['workloads', 'web', 'nowhere', 'x'], []],
    ['a member of every object', ['constructor'], []],
  ])('are those of %s', (_, path, keys) => {
    expect(keysAt(configSchema, path)).toEqual(keys);
  });

  test('are those of every alternative, each once', () => {
    expect(keysAt(configSchema, ['workloads', 'web', 'readinessProbe'])).toEqual([
      'initialDelaySeconds',
      'periodSeconds',
      'timeoutSeconds',
      'failureThreshold',
      'http',
      'tcp',
      'exec',
    ]);
  });
});

describe('allKeys', () => {
  test('gives each path once, parents before children, with * for names and list entries', () => {
    const schema = z.strictObject({
      a: z.record(z.string(), z.strictObject({ b: z.number().default(1) })).default({}),
      c: z.union([z.string().transform((d) => ({ d })), z.strictObject({ d: z.string() })]).optional(),
      e: z.array(z.strictObject({ f: z.boolean() })),
    });
    expect(allKeys(schema)).toEqual(['a', 'a.*.b', 'c', 'c.d', 'e', 'e.*.f']);
  });

  test('knows the depths of the application', () => {
    const keys = allKeys(applicationSchema);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(
      expect.arrayContaining([
        'name',
        'workloads.*.scale.metrics.*.averageValue',
        'workloads.*.readinessProbe.http.path',
        'workloads.*.placement.tolerations.*.effect',
        'jobs.*.schedule.timeZone',
        'targets.kubernetes.ingress.className',
        'tls.acme.directoryUrl',
      ]),
    );
  });
});
