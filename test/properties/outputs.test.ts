import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { parse as parseYaml } from 'yaml';
import type { Application } from '../../app/model/application.ts';
import { loadApplication } from '../../app/model/load.ts';
import { parse } from '../../app/model/parse.ts';
import type { ApplicationConfig, BaseConfig } from '../../app/schema/application.ts';
import { manifests } from '../../charts/manifest.ts';
import { lower } from '../../docker/lower.ts';
import { arbitraryApplication, arbitraryConfig } from '../support/arbitrary-application.ts';
import { synthesizeBoth } from '../support/examples.ts';
import { byPath } from '../support/golden.ts';
import { recordOf } from '../support/record.ts';
import { runs } from '../support/runs.ts';
import { reordered } from '../support/reordered.ts';

jest.setTimeout(120_000);

/** Enough to meet the odd cases in time: each run draws others. */
const LOADS = runs(50);
/** Fewer, because a synth takes longer. */
const SYNTHS = runs(10);

/** The application with all that a build and a look at the secrets would find out. */
function load(config: ApplicationConfig, environment?: string): Application {
  const record = recordOf(loadApplication(config, { environment }));
  return loadApplication(config, { environment, record });
}

const synth = (application: Application) => byPath(synthesizeBoth(application));

describe('any application', () => {
  test('is the same when it is loaded from what parsing made of it', () => {
    fc.assert(
      fc.property(arbitraryApplication, (config) => {
        const { parsed, issues } = parse(config);
        expect(issues).toEqual([]);
        expect(parse(parsed).parsed).toEqual(parsed);
        expect(loadApplication(parsed)).toEqual(loadApplication(config));
      }),
      LOADS,
    );
  });

  test('gives the same files in whatever order its keys are written, and however often', () => {
    fc.assert(
      fc.property(arbitraryApplication, fc.integer(), (config, seed) => {
        const shuffled = load(reordered(config, seed));
        expect(shuffled).toEqual(load(config));
        expect(synth(shuffled)).toEqual(synth(load(config)));
      }),
      SYNTHS,
    );
  });

  test('can be used in each of its environments', () => {
    fc.assert(
      fc.property(arbitraryConfig, (config) => {
        for (const environment of [undefined, 'dev', 'prod']) {
          expect(loadApplication(config, { environment }).environment).toBe(environment);
        }
        expect({ ...loadApplication(config, { environment: 'dev' }), environment: undefined }).toEqual(
          loadApplication(config),
        );
      }),
      LOADS,
    );
  });

  test('keeps the files of its workloads when another one is added', () => {
    fc.assert(
      fc.property(arbitraryApplication, (config) => {
        const more: BaseConfig = { ...config, workloads: { ...config.workloads, 'one-more': { image: 'more:1' } } };
        expect(synthOfEach(load(more))).toMatchObject(synthOfEach(load(config)));
      }),
      SYNTHS,
    );
  });

  test('gives objects with valid names, each once', () => {
    fc.assert(
      fc.property(arbitraryApplication, (config) => {
        const application = load(config);
        const objects = manifests(application);
        expect(objects.flatMap(invalidNames)).toEqual([]);
        expect(repeated(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`))).toEqual([]);
        expect(swarmNames(application).filter(({ name, longest }) => !isSwarmName(name, longest))).toEqual([]);
        expect(lower(application).services.flatMap(({ networks }) => repeated(networks))).toEqual([]);
        expect(repeated(swarmNames(application).map(({ kind, name }) => `${kind} ${name}`))).toEqual([]);
      }),
      runs(20),
    );
  });

  test('has no value of a secret in its files, only versions of those that are recorded', () => {
    fc.assert(
      fc.property(arbitraryApplication, (config) => {
        const application = load(config);
        const { secrets } = parseYaml(synth(application)['docker/stack.yaml']!) as { secrets?: object };
        for (const secret of Object.values(secrets ?? {})) {
          expect(Object.keys(secret as object).sort()).toEqual(['external', 'name']);
        }
        expect(manifests(application).filter(({ kind }) => kind === 'Secret')).toEqual([]);
      }),
      SYNTHS,
    );
  });
});

/** Every file of Kubernetes but what is of the whole application, and every service of Docker but its helpers. */
function synthOfEach(application: Application): object {
  const { services } = lower(application);
  const helpers = new Set(['fairway_proxy', 'fairway_tools', 'fairway_scheduler']);
  return {
    files: Object.fromEntries(Object.entries(synth(application)).filter(([path]) => /^kubernetes\/[1-9]/.test(path))),
    services: Object.fromEntries(
      services.filter(({ key }) => !helpers.has(key)).map((service) => [service.key, service]),
    ),
  };
}

const repeated = (texts: readonly string[]) => texts.filter((text, index) => texts.indexOf(text) !== index);

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

function swarmNames(application: Application) {
  const { services, networks, secrets, configs, volumes } = lower(application);
  return [
    ...services.map(({ name }) => ({ kind: 'service', name, longest: 63 })),
    ...networks.map(({ name }) => ({ kind: 'network', name, longest: 63 })),
    ...secrets.map(({ name }) => ({ kind: 'secret', name, longest: 64 })),
    ...configs.map(({ name }) => ({ kind: 'config', name, longest: 64 })),
    ...volumes.map(({ name }) => ({ kind: 'volume', name: name.replace('{{.Task.Slot}}', 'slot'), longest: 255 })),
  ];
}

const isSwarmName = (name: string, longest: number) =>
  name.length <= longest && /^[a-zA-Z0-9]([-_.a-zA-Z0-9]*[a-zA-Z0-9])?$/.test(name);
