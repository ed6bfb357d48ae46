import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { advise } from '../../app/advice/advise.ts';
import { findFlips } from '../../app/advice/flips.ts';
import { remediesOf } from '../../app/advice/remedies.ts';
import { rules } from '../../app/advice/rules/index.ts';
import { projectRoot } from '../../app/project.ts';
import { factsOf, machine, prices, shop, type Told } from '../support/advice.ts';

const host = machine(8, 16);

describe('the rules', () => {
  test('are all in the list, one per file, and each has its own test', () => {
    const files = (folder: string) =>
      readdirSync(join(projectRoot, folder))
        .map((file) => file.replace(/(\.test)?\.ts$/, ''))
        .filter((name) => name !== 'index');
    expect(files('app/advice/rules')).toHaveLength(rules.length);
    expect(files('test/advice/rules').sort()).toEqual(files('app/advice/rules').sort());
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  });
});

describe('a recommendation', () => {
  const recommend = (told: Told, config: unknown = shop) => advise(factsOf(config, told)).recommendation;

  test('is Docker where little speaks for a cluster', () => {
    expect(recommend({})).toBe('docker');
    expect(recommend({ host, prices })).toBe('docker');
    expect(recommend({}, { name: 'empty', workloads: {} })).toBe('docker');
  });

  test('is Kubernetes where the load varies, several teams deploy and replicas spread over zones', () => {
    const web = { ...shop.workloads.web, placement: { spread: ['zone'] } };
    const wanted = { teams: 3, load: { min: 1, max: 5 } };
    expect(recommend({ wanted }, { ...shop, workloads: { ...shop.workloads, web } })).toBe('kubernetes');
  });

  test('follows what decides, whatever the sums are', () => {
    const { recommendation, reasons, score } = advise(factsOf(shop, { host: machine(2, 64) }));
    expect(recommendation).toBe('kubernetes');
    expect(reasons[0]).toMatchObject({ rule: 'room on one host', decisive: true });
    expect(score.kubernetes).toBeGreaterThan(0);
    const nodes = [machine(0.5, 1)];
    expect(recommend({ nodes, wanted: { teams: 9 } })).toBe('docker');
  });

  test('is neither where what decides stands against each other, with what to do for each', () => {
    const advice = advise(factsOf(shop, { host: machine(2, 64), nodes: [machine(0.5, 1)] }));
    expect(advice.recommendation).toBe('neither');
    expect(remediesOf(advice)).toEqual([
      expect.stringMatching(/^for Docker: a host with 4\.53 vCPU and /),
      expect.stringMatching(/^for Kubernetes: more or larger nodes/),
    ]);
  });

  test('is the target that is left where the other one refuses the application', () => {
    const web = { image: 'web:1', ports: { http: 80 }, publish: { http: 8080 }, scale: { min: 3 } };
    const refused = { name: 'shop', workloads: { web } };
    expect(recommend({}, refused)).toBe('kubernetes');
    expect(recommend({ nodes: [machine(0.001, 1)] }, shop)).toBe('docker');
    expect(recommend({}, { name: 'shop', workloads: { web: { ...web, scale: { min: 1 } } } })).toBe('docker');
  });

  test('comes with its reasons in the order of what they count, and their sum', () => {
    const { reasons, score } = advise(factsOf(shop, { host, prices, wanted: { availability: 99.9 } }));
    const points = reasons.map((reason) => reason.score);
    expect(points).toEqual(points.toSorted((a, b) => b - a));
    const docker = reasons.filter(({ favours }) => favours === 'docker').reduce((all, reason) => all + reason.score, 0);
    expect(score.docker).toBeCloseTo(docker, 9);
  });
});

describe('what would change a recommendation', () => {
  const flipsOf = (told: Told, config: unknown = shop) => {
    const facts = factsOf(config, told);
    return findFlips(advise(facts), facts);
  };

  test('is found at its edge: just beyond it the other target, just before it the same one', () => {
    const facts = factsOf(shop, { host });
    const [flip] = flipsOf({ host });
    expect(flip).toMatchObject({ recommendation: 'kubernetes', now: '4.03 vCPU' });
    const edge = Number(/^above ([\d.]+) vCPU of requests$/.exec(flip!.condition)?.[1]);
    // Of the requests 30 thousandths are the target's own.
    const grown = (vcpu: number) => advise({ ...facts, growth: { cpu: (vcpu - 0.03) / 4, memory: 1 } }).recommendation;
    expect(grown(edge + 0.02)).toBe('kubernetes');
    expect(grown(edge - 0.02)).toBe('docker');
  });

  test('names the availability that only a cluster reaches, if somebody else runs the database', () => {
    expect(flipsOf({ host, prices }).map(({ condition }) => condition)).toContain(
      'if 99.5 % is required and somebody else runs db',
    );
  });

  test('looks both ways', () => {
    const wanted = { availability: 99.9, elsewhere: ['db'] };
    expect(advise(factsOf(shop, { wanted })).recommendation).toBe('kubernetes');
    const found = flipsOf({ wanted }).map(({ condition }) => condition);
    expect(found).toContain('if only 99 % is required');
    expect(found).toContain('if 99.99 % is required, which neither is expected to reach');
  });

  test('names what a target refuses, and what to change', () => {
    const web = { image: 'web:1', ports: { http: 80 }, publish: { http: 8080 }, scale: { min: 3 } };
    expect(flipsOf({}, { name: 'shop', workloads: { web } })).toContainEqual({
      condition: 'if nothing is left that Docker refuses',
      now: 'workloads.web.scale.min: set `scale.min` to 1',
      recommendation: 'docker',
    });
  });

  test('is nothing where nothing that is tried changes it', () => {
    expect(flipsOf({}, { name: 'empty', workloads: {} }).filter(({ condition }) => condition.includes('vCPU'))).toEqual(
      [],
    );
  });
});
