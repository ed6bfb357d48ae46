import { describe, expect, test } from '@jest/globals';
import { loadApplication } from '../../../../app/model/load.ts';
import { deploySteps } from '../../../../cli/live/docker/deploy-steps.ts';
import type { Service } from '../../../../cli/live/docker/service.ts';
import { stackWaves } from '../../../../cli/live/docker/stack-waves.ts';
import { lower } from '../../../../docker/lower.ts';

const image = 'busybox:1';
const program = { image, command: ['true'] };
const application = loadApplication({
  name: 'shop',
  workloads: {
    db: { ...program, ports: { sql: 5432 }, publish: { sql: 15432 } },
    api: {
      ...program,
      ports: { http: 80 },
      routes: { main: { host: 'shop.test' } },
      dependsOn: { migrate: 'completed' },
    },
    web: { ...program, ports: { http: 80 }, publish: { http: 18080 } },
  },
  jobs: { migrate: { ...program, dependsOn: { db: 'healthy' } }, nightly: { ...program, schedule: '0 3 * * *' } },
});
const stack = lower(application);
const keys = stack.services.map(({ key }) => key);

/** A service that is there. */
const live = (key: string, published: readonly number[] = []) =>
  ({
    ID: key,
    Spec: {
      Name: `shop_${key}`,
      Labels: { 'com.docker.stack.namespace': 'shop' },
      EndpointSpec: { Ports: published.map((PublishedPort) => ({ PublishedPort, Protocol: 'tcp' })) },
    },
  }) as unknown as Service;

interface Found {
  readonly changed?: readonly string[];
  readonly repeated?: readonly string[];
  readonly there?: readonly Service[];
}

const wavesOf = ({ changed = [], repeated = [], there = [] }: Found) =>
  stackWaves(application, stack, {
    live: there,
    changed: stack.services.filter(({ key }) => changed.includes(key)),
    repeated: repeated.map((key) => live(key)),
  });

const stepsOf = (found: Found, routesEdited = false) =>
  deploySteps({
    application,
    stack,
    docker: ['docker'],
    pulled: [image],
    waves: wavesOf(found),
    fileOf: (index) => `${index}.yaml`,
    routesEdited,
  }).slice(1);

const titles = (found: Found) => stepsOf(found).map(({ title }) => title);

describe('the order of a deploy to a host', () => {
  test('runs a job after what it needs and before everything else', () => {
    expect(stepsOf({ changed: keys }).map(({ title, awaits }) => ({ title, awaits }))).toEqual([
      { title: 'deploy fairway_tools, db, then run migrate', awaits: ['fairway_tools', 'db', 'migrate'] },
      { title: 'deploy api, fairway_proxy, fairway_scheduler, fairway_tools, nightly, web', awaits: keys },
    ]);
    const commands = stepsOf({ changed: keys }).flatMap((step) => step.commands.map(({ argv }) => argv.join(' ')));
    expect(commands).toEqual([
      expect.stringMatching(/^docker stack deploy .* --compose-file 0.yaml shop$/),
      expect.stringMatching(/^docker stack deploy .* --compose-file 1.yaml shop$/),
    ]);
  });

  test('runs a job again that has failed, and only that', () => {
    const [first, second] = stepsOf({ repeated: ['migrate'] });
    expect(first).toEqual({
      title: 'run migrate',
      commands: [{ argv: ['docker', 'service', 'update', '--detach', '--force', 'shop_migrate'] }],
      awaits: ['db', 'migrate'],
    });
    expect(second).toMatchObject({ title: 'nothing has changed', commands: [] });
  });

  test('waits for a job that has not changed: it may still run', () => {
    expect(titles({ changed: ['web'] })).toEqual(['wait for migrate', 'deploy web']);
    expect(titles({ changed: ['db'] })).toEqual(['deploy db, then wait for migrate', 'nothing has changed']);
  });

  test('leaves the proxy its routes until the jobs have completed, while their volumes are prepared', () => {
    const toolsIn = (found: Found) =>
      wavesOf(found).map(({ changed }) => changed.find(({ key }) => key === 'fairway_tools'));
    const [before, after] = toolsIn({ changed: ['fairway_tools', 'migrate'] });
    expect(before?.configs).toEqual([]);
    expect(after).toEqual(stack.services.find(({ key }) => key === 'fairway_tools'));
    expect(toolsIn({ changed: ['fairway_tools', 'api'] })).toEqual([undefined, after]);
  });

  test('removes what holds a port just before the port is needed, once', () => {
    const there = [live('old-db', [15432]), live('old-web', [18080]), live('both', [15432, 18080]), live('other', [1])];
    expect(titles({ changed: ['db', 'web'], there })).toEqual([
      'remove old-db, which holds a port that is given to another',
      'remove both, which holds a port that is given to another',
      'deploy db, then wait for migrate',
      'remove old-web, which holds a port that is given to another',
      'deploy web',
    ]);
  });

  test('ends with the routes that somebody has changed, unless they are deployed anyway', () => {
    expect(stepsOf({}, true).at(-1)).toMatchObject({ awaits: ['fairway_tools'] });
    expect(stepsOf({ changed: ['fairway_tools'] }, true).at(-1)).toMatchObject({ title: 'deploy fairway_tools' });
  });

  test('is one step without a job before a deploy', () => {
    const none = { ...application, jobs: [], workloads: application.workloads.filter(({ name }) => name === 'web') };
    const { services } = lower(none);
    const waves = stackWaves(none, lower(none), { live: [], changed: services, repeated: [] });
    expect(waves.map(({ changed }) => changed)).toEqual([services]);
  });
});
