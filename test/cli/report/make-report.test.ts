import { beforeAll, describe, expect, test } from '@jest/globals';
import { secret, template } from '../../../app/define.ts';
import { loadApplication } from '../../../app/model/load.ts';
import { targets } from '../../../app/model/target.ts';
import { gather, type AdviceOptions } from '../../../cli/advice/gather.ts';
import { makeReport } from '../../../cli/report/make-report.ts';
import { machine, shop } from '../../support/advice.ts';
import { FakeRunner } from '../../support/fake-runner.ts';

const today = new Date('2026-11-25T12:00:00Z');

async function reportOf(config: unknown, options: AdviceOptions = {}): Promise<string> {
  const application = loadApplication(config);
  return makeReport(application, await gather(application, options, new FakeRunner(), today), today);
}

/** What stands in a variable as it is, and must not be shown to whoever gets the report. */
const LITERAL = 'literal-value-of-a-variable';

const config = {
  ...shop,
  workloads: {
    ...shop.workloads,
    web: {
      ...shop.workloads.web,
      command: ['serve'],
      env: { TOKEN: secret('TOKEN'), URL: template`https://user:${secret('TOKEN')}@private.test`, LITERAL },
      metrics: {},
    },
  },
  secrets: { TOKEN: {} },
};

let page: string;

beforeAll(async () => {
  page = await reportOf(config);
});

describe('a report', () => {
  test('holds the recommendation, a picture of each target, the differences, capacity, cost and availability', () => {
    expect(page).toContain('<h1>shop</h1>');
    expect(page).toContain('<span class="docker-text">Docker</span> for this application, now');
    expect(page.match(/<svg\s+class="topology"\s+role="img"/g)).toHaveLength(targets.length);
    expect(page).toContain('<code>workloads.web.scale.max</code>: fixed at 2, not 2 to 6');
    for (const heading of ['What would change that', 'What runs where', 'Capacity, cost and availability']) {
      expect(page).toContain(heading);
    }
    expect(page).toContain('The prices are examples');
    expect(page).toContain('seen on 2026-11-25');
  });

  test('says what a target refuses, and where neither is left', async () => {
    const web = { image: 'web:1', ports: { http: 80 }, publish: { http: 8080 }, scale: { min: 3 } };
    const refused = { name: 'shop', workloads: { web } };
    const report = await reportOf(refused);
    expect(report).toContain('<span class="kubernetes-text">Kubernetes</span> for this application, now');
    expect(report).toContain('<b>what is refused</b>: Docker can&#39;t run this application');
    const without = await reportOf(refused, { nodes: [machine(0.001, 1)] });
    expect(without).toContain('Neither Docker nor Kubernetes can run this application');
    expect(without).toContain('<li>for Docker: workloads.web.scale.min: set <code>scale.min</code> to 1</li>');
  });

  test('needs nothing from anywhere, and may not load anything', () => {
    expect(page).toContain(`content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;"`);
    expect(page).not.toMatch(/<(?:script|link|img|iframe|object|embed|image|use)\b/i);
    expect(page).not.toMatch(/\b(?:src|href|srcset|action)\s*=/i);
    expect(page).not.toMatch(/url\(|@import|@font-face/i);
  });

  test('is well-formed as far as its tags go', () => {
    const open: string[] = [];
    for (const [, end, name = '', rest = ''] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|[^>"])*)>/gi)) {
      if (['meta', 'br'].includes(name) || rest.endsWith('/')) continue;
      if (end === '') open.push(name);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });

  test('shows no value of a variable, nor what is around a secret in one', () => {
    expect(page).not.toContain(LITERAL);
    expect(page).not.toContain('private.test');
  });

  test('is the same for the same facts', async () => {
    expect(await reportOf(config)).toBe(page);
  });
});
