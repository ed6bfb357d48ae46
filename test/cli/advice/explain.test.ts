import { describe, expect, test } from '@jest/globals';
import { explain } from '../../../cli/advice/explain.ts';
import { gather, type AdviceOptions } from '../../../cli/advice/gather.ts';
import { parseHost, parseNodes } from '../../../cli/advice/parse-options.ts';
import { toData } from '../../../cli/advice/to-data.ts';
import { loadApplication } from '../../../app/model/load.ts';
import { shop } from '../../support/advice.ts';
import { FakeRunner } from '../../support/fake-runner.ts';

const explained = (options: AdviceOptions = {}, today = '2026-11-25') =>
  gather(loadApplication(shop), options, new FakeRunner(), new Date(today));

describe('advice in words', () => {
  test('says what, why, what it gives and costs, what would change it, on what it rests, and what comes next', async () => {
    const text = explain(await explained({ hostCapacity: parseHost('8,16Gi') }));
    expect(text).toMatch(/^Docker for shop, now\.\n\nWhy, what counts most first:\nFOR +POINTS +RULE +REASON\n/);
    expect(text).toMatch(/^Docker +[\d.]+ +room on one host +4\.53 vCPU and .* GiB of requests/m);
    expect(text).toMatch(/^ {2}Kubernetes 99\.\d+ %\n +3\.6 h {2}the node of db fails/m);
    expect(text).toMatch(/^ {2}above [\d.]+ vCPU of requests \(now: 4\.03 vCPU\): Kubernetes$/m);
    expect(text).toMatch(/machineAvailability +99\.5 +what one large provider promises/);
    expect(text).toContain('Next:\n  npx fairway doctor');
  });

  test('says that neither target fits, and what to do for each', async () => {
    const text = explain(await explained({ hostCapacity: parseHost('1,2Gi'), nodes: parseNodes('1x1,2Gi') }));
    expect(text).toMatch(/^Neither Docker nor Kubernetes can run shop with what there is now\.\n/);
    expect(text).toMatch(/What to do, .*:\n {2}for Docker: a host with .*\n {2}for Kubernetes: more or larger nodes/);
    expect(text).toContain('Next:\n  npx fairway parity\n');
  });

  test('calls made-up prices examples, and old ones old', async () => {
    expect(explain(await explained())).toContain('EXAMPLE figures, not real prices; made up, 2026-11-01):');
    expect(explain(await explained({}, '2027-11-01'))).toContain('2026-11-01, 365 days old');
  });

  test('says what is not in the cost', async () => {
    expect(explain(await explained({ elsewhere: ['db'] }))).toContain('without what db costs elsewhere');
  });

  test('fails for a workload that is not there, with the nearest one', async () => {
    await expect(explained({ elsewhere: ['bd'] })).rejects.toThrow('expected a workload, got "bd"; did you mean "db"?');
  });

  test('asks a host and a cluster only where they are named', async () => {
    const runner = new FakeRunner();
    await gather(loadApplication(shop), {}, runner, new Date('2026-11-25'));
    expect(runner.calls).toEqual([]);
    const failing = new FakeRunner(() => undefined);
    await expect(gather(loadApplication(shop), { host: 'ssh://vps' }, failing, new Date())).rejects.toThrow(
      'docker info',
    );
  });
});

describe('advice as data', () => {
  test('holds the same', async () => {
    const data = toData(await explained());
    expect(data).toMatchObject({
      application: 'shop',
      recommendation: 'docker',
      prices: { example: true, date: '2026-11-01', days: 24 },
      availability: { kubernetes: { singles: ['db'] } },
    });
    expect(data.assumptions).toContainEqual(expect.objectContaining({ name: 'machineAvailability', value: 99.5 }));
    expect(JSON.parse(JSON.stringify(data))).toHaveProperty('flips');
  });
});
