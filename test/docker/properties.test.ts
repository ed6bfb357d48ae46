import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { parse as parseYaml } from 'yaml';
import type { Application } from '../../app/model/application.ts';
import type { BaseConfig } from '../../app/schema/application.ts';
import { lower } from '../../docker/lower.ts';
import type { Service } from '../../docker/stack.ts';
import { synthesize } from '../../docker/synth.ts';
import { arbitraryApplication } from '../support/arbitrary-application.ts';
import { loadRecorded } from '../support/record.ts';
import { repeated } from '../support/repeated.ts';
import { runs } from '../support/runs.ts';

jest.setTimeout(120_000);

describe('the stack of any application', () => {
  test('keeps the services of its workloads when another one is added', () => {
    fc.assert(
      fc.property(arbitraryApplication, (config) => {
        const more: BaseConfig = { ...config, workloads: { ...config.workloads, 'one-more': { image: 'more:1' } } };
        expect(declaredServices(loadRecorded(more))).toMatchObject(declaredServices(loadRecorded(config)));
      }),
      runs(10),
    );
  });

  test('changes nothing but the networks of a workload to which another one that is added connects', () => {
    fc.assert(
      fc.property(arbitraryApplication, (config) => {
        const [other = ''] = Object.keys(config.workloads);
        const client = { image: 'more:1', connectsTo: [other] };
        const { 'one-more': added, ...after } = declaredServices(
          loadRecorded({ ...config, workloads: { ...config.workloads, 'one-more': client } }),
        );
        const before = declaredServices(loadRecorded(config));
        // One of its own, which it has as long as it meets nobody, goes.
        const met = before[other]!.networks.filter((key) => key !== other);
        expect(after[other]?.networks.toSorted()).toEqual([...met, `one-more_${other}`].sort());
        expect(added?.networks).toEqual([`one-more_${other}`]);
        expect({ ...after, [other]: { ...after[other], networks: before[other]!.networks } }).toEqual(before);
      }),
      runs(10),
    );
  });

  test('has valid names, each once', () => {
    fc.assert(
      fc.property(arbitraryApplication, (config) => {
        const application = loadRecorded(config);
        expect(namesIn(application).filter(({ name, longest }) => !isName(name, longest))).toEqual([]);
        expect(lower(application).services.flatMap(({ networks }) => repeated(networks))).toEqual([]);
        expect(repeated(namesIn(application).map(({ kind, name }) => `${kind} ${name}`))).toEqual([]);
      }),
      runs(20),
    );
  });

  test('has no value of a secret, only versions of those that are recorded', () => {
    fc.assert(
      fc.property(arbitraryApplication, (config) => {
        const file = synthesize(loadRecorded(config)).find(({ path }) => path === 'docker/stack.yaml')!;
        const { secrets = {} } = parseYaml(file.content) as { secrets?: Readonly<Record<string, object>> };
        for (const secret of Object.values(secrets)) expect(Object.keys(secret).sort()).toEqual(['external', 'name']);
      }),
      runs(10),
    );
  });
});

/** Every service but the target's own helpers. */
function declaredServices(application: Application): Readonly<Record<string, Service>> {
  const helpers = new Set(['fairway_proxy', 'fairway_tools', 'fairway_scheduler', 'fairway_prometheus']);
  const declared = lower(application).services.filter(({ key }) => !helpers.has(key));
  return Object.fromEntries(declared.map((service) => [service.key, service]));
}

function namesIn(application: Application) {
  const { services, networks, secrets, configs, volumes } = lower(application);
  return [
    ...services.map(({ name }) => ({ kind: 'service', name, longest: 63 })),
    ...networks.map(({ name }) => ({ kind: 'network', name, longest: 63 })),
    ...secrets.map(({ name }) => ({ kind: 'secret', name, longest: 64 })),
    ...configs.map(({ name }) => ({ kind: 'config', name, longest: 64 })),
    ...volumes.map(({ name }) => ({ kind: 'volume', name: name.replace('{{.Task.Slot}}', 'slot'), longest: 255 })),
  ];
}

const isName = (name: string, longest: number) =>
  name.length <= longest && /^[a-zA-Z0-9]([-_.a-zA-Z0-9]*[a-zA-Z0-9])?$/.test(name);
