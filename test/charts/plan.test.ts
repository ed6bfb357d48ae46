import { describe, expect, test } from '@jest/globals';
import { secret } from '../../app/define.ts';
import { plan, type PlannedObject } from '../../charts/plan.ts';
import { applicationOf } from '../support/kubernetes-application.ts';

type Config = Parameters<typeof applicationOf>[0];

const web = { image: 'web:1', ports: { http: 8080 }, env: { PASSWORD: secret('DB_PASSWORD') } };
const secrets = { DB_PASSWORD: {} };

function planOf(config: Config): readonly PlannedObject[] {
  return plan(applicationOf({ secrets, ...config, workloads: { web, ...config.workloads } }));
}

function find(config: Config, name: string): PlannedObject {
  return planOf(config).find((object) => object.name === name)!;
}

/** Everything that comes before an object, however far. */
function before(config: Config, name: string): readonly string[] {
  const next = find(config, name).dependsOn;
  return [...next, ...next.flatMap((other) => before(config, other))];
}

describe('the plan', () => {
  test('names say what an object is', () => {
    const config: Config = {
      volumes: { data: { size: '1Gi' } },
      workloads: { db: { image: 'db:1', volumes: { data: '/d' } } },
    };
    const names = planOf(config).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['namespace/shop', 'deployment/web', 'secret/db-password']));
    expect(names).toContain('persistent-volume-claim/data');
    expect(new Set(names).size).toBe(names.length);
  });

  test('every object comes after all that it depends on, whatever the order of the names', () => {
    const jobs = { a: { image: 'a:1', dependsOn: { b: 'completed' as const } }, b: { image: 'b:1' } };
    const seen = new Set<string>();
    for (const { name, dependsOn } of planOf({ jobs })) {
      for (const other of dependsOn) expect(seen).toContain(other);
      seen.add(name);
    }
  });

  test('the namespace is first', () => {
    for (const { name, dependsOn } of planOf({})) {
      if (name !== 'namespace/shop') expect(dependsOn).toContain('namespace/shop');
    }
  });

  test('pods come after what they are and what they mount', () => {
    const config: Config = {
      configs: { motd: { content: 'hello' } },
      workloads: { web: { ...web, files: { motd: '/motd' } } },
    };
    const { dependsOn } = find(config, 'deployment/web');
    expect(dependsOn).toEqual(
      expect.arrayContaining(['secret/db-password', 'service-account/web', 'network-policy/web', 'service/web']),
    );
    expect(dependsOn.some((name) => name.startsWith('config-map/motd-'))).toBe(true);
  });

  test('a workload comes after the jobs whose end it awaits, and after no others', () => {
    const jobs = { migrate: { image: 'web:1' }, unrelated: { image: 'web:1' } };
    const waiting = { image: 'api:1', dependsOn: { migrate: 'completed' as const } };
    const config: Config = { jobs, workloads: { api: waiting } };
    const jobsBefore = (name: string) => before(config, name).filter((other) => other.startsWith('job/'));
    expect(jobsBefore('deployment/api')).toEqual([expect.stringMatching(/^job\/migrate-/)]);
    expect(jobsBefore('deployment/web')).toEqual([]);
  });

  test('no time is lost waiting for what tells nothing', () => {
    const routed = { ...web, routes: { main: { host: 'a.example.com' } }, publish: { http: 8080 } };
    const config: Config = { workloads: { web: routed } };
    const awaited = (name: string) => find(config, name).awaited;
    expect([awaited('service/web'), awaited('ingress/web')]).toEqual([false, false]);
    expect([awaited('service/web-public'), awaited('deployment/web')]).toEqual([true, true]);
  });

  test('a long job has the time that it may take', () => {
    const config: Config = { jobs: { migrate: { image: 'web:1', timeoutSeconds: 3600 } } };
    const job = planOf(config).find(({ manifest }) => manifest.kind === 'Job');
    expect(job?.timeoutSeconds).toBe(3900);
    expect(find(config, 'deployment/web').timeoutSeconds).toBeUndefined();
  });

  test('an autoscaler keeps the number of replicas that it has set', () => {
    const scaled: Config = { workloads: { web: { ...web, scale: { min: 1, max: 3 } } } };
    expect(find(scaled, 'deployment/web').ignoreChanges).toEqual(['spec.replicas']);
    expect(find({}, 'deployment/web').ignoreChanges).toEqual([]);
  });

  test('data outlives a destroy: claims stay, and their namespace with them', () => {
    const config: Config = {
      volumes: { data: { size: '1Gi' } },
      workloads: { db: { image: 'db:1', volumes: { data: '/d' } } },
    };
    expect(find(config, 'persistent-volume-claim/data')).toMatchObject({ retained: true });
    expect(find(config, 'namespace/shop')).toMatchObject({ retained: true });
    expect(find({}, 'namespace/shop')).toMatchObject({ retained: false });
    expect(find(config, 'deployment/db')).toMatchObject({ retained: false });
  });
});
