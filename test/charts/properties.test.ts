import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import type { Application } from '../../app/model/application.ts';
import type { BaseConfig } from '../../app/schema/application.ts';
import { manifests } from '../../charts/manifest.ts';
import { synthesize } from '../../charts/synth.ts';
import { arbitraryApplication } from '../support/arbitrary-application.ts';
import { byPath } from '../support/golden.ts';
import { loadRecorded } from '../support/record.ts';
import { repeated } from '../support/repeated.ts';
import { runs } from '../support/runs.ts';

jest.setTimeout(120_000);

describe('the objects of any application', () => {
  test('stay the same when another workload is added', () => {
    fc.assert(
      fc.property(arbitraryApplication, (config) => {
        const more: BaseConfig = { ...config, workloads: { ...config.workloads, 'one-more': { image: 'more:1' } } };
        expect(ownFiles(loadRecorded(more))).toMatchObject(ownFiles(loadRecorded(config)));
      }),
      runs(10),
    );
  });

  test('have valid names, each once', () => {
    fc.assert(
      fc.property(arbitraryApplication, (config) => {
        const objects = manifests(loadRecorded(config));
        expect(objects.flatMap(invalidNames)).toEqual([]);
        expect(repeated(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`))).toEqual([]);
      }),
      runs(20),
    );
  });

  test('have no value of a secret', () => {
    fc.assert(
      fc.property(arbitraryApplication, (config) => {
        expect(manifests(loadRecorded(config)).filter(({ kind }) => kind === 'Secret')).toEqual([]);
      }),
      runs(10),
    );
  });
});

/** Every file but what is of the whole application. */
function ownFiles(application: Application): object {
  const files = Object.entries(byPath(synthesize(application)));
  return Object.fromEntries(files.filter(([path]) => /^kubernetes\/[1-9]/.test(path)));
}

/** What is no DNS label among the names, and no label's value among the labels, of a Kubernetes object. */
function invalidNames(object: object): readonly string[] {
  return Object.entries(object).flatMap(([key, value]): readonly string[] => {
    if (key === 'name' && 'containerPort' in object) return isLabel(value, 15) ? [] : [`port ${value}`];
    if (key === 'name' && ('kind' in object || 'image' in object || 'mountPath' in object)) {
      return isLabel(value, 63) ? [] : [`${value}`];
    }
    if (key === 'metadata') {
      const { name = 'a', labels = {} } = value as { name?: string; labels?: Record<string, string> };
      const values = Object.values(labels).filter(
        (label) => !/^[a-z0-9]([-_.a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/.test(label),
      );
      return [...(isLabel(name, 63) ? [] : [name]), ...values];
    }
    return typeof value === 'object' && value !== null ? invalidNames(value as object) : [];
  });
}

const isLabel = (name: unknown, longest: number) =>
  typeof name === 'string' && name.length <= longest && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name);
