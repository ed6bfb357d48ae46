import { describe, expect, test } from '@jest/globals';
import { loadApplication } from '../../app/model/load.ts';
import { targets } from '../../app/model/target.ts';
import { nextSteps } from '../../cli/next-steps.ts';
import { overview, overviewTable } from '../../cli/overview.ts';
import { withJob, withWeb } from '../support/small.ts';

describe('the overview', () => {
  test('says how many replicas each target runs', () => {
    const [web] = overview(loadApplication(withWeb({ scale: { min: 2, max: 5 } })));
    expect(web).toMatchObject({ name: 'web', docker: '2 replicas', kubernetes: '2 to 5 replicas' });
  });

  test('says when a job runs', () => {
    const runs = (job: object) => overview(loadApplication(withJob(job))).find(({ name }) => name === 'migrate');
    expect(runs({})).toMatchObject({ docker: 'before a deploy' });
    expect(runs({ schedule: '30 3 * * *' })).toMatchObject({ kubernetes: 'cron 30 3 * * *' });
  });

  test('shortens a digest', () => {
    const digest = `sha256:${'ab'.repeat(32)}`;
    const record = { images: { 'nginx:1': { digest } }, secrets: { docker: {}, kubernetes: {} } };
    expect(overview(loadApplication(withWeb({}), { record }))[0]?.image).toBe('nginx:1@sha256:abababababab…');
  });

  test('aligns its columns', () => {
    const lines = overviewTable(overview(loadApplication(withWeb({ publish: { http: 9000 } })))).split('\n');
    const columns = (of: (title: string) => string) =>
      targets.map((target) => of(`ON ${target.toUpperCase()}`)).join('  ');
    expect(lines).toEqual([
      `NAME  IMAGE    ${columns((title) => title)}  ADDRESS`,
      `web   nginx:1  ${columns((title) => '1 replica'.padEnd(title.length))}  tcp://*:9000`,
    ]);
  });

  test('knows every public address', () => {
    const routes = { main: { host: 'shop.example.com' }, api: { host: 'shop.example.com', path: '/api' } };
    const tls = { acme: { email: 'ops@example.com' } };
    expect(overview(loadApplication(withWeb({ routes }, { tls }))).flatMap(({ addresses }) => addresses)).toEqual([
      'https://shop.example.com/api',
      'https://shop.example.com/',
    ]);
  });
});

describe('the next steps', () => {
  const [first] = targets;
  const commands = (config: object, options = {}) =>
    nextSteps(loadApplication(config, options), targets, 'dist').map(({ command }) => command);
  const built = { name: 'shop', workloads: { web: { build: {} } }, secrets: { TOKEN: {} } };
  const usingToken = { ...built, workloads: { web: { build: {}, secrets: { TOKEN: '/run/token' } } } };

  test('are only the deploy where nothing is missing', () => {
    expect(commands(withWeb({}))[0]).toBe(`npm run up ${first}`);
  });

  test('begin with the images and the secrets where they are missing', () => {
    expect(commands({ ...usingToken, registry: 'ghcr.io/acme' }).slice(0, 2)).toEqual([
      'npx fairway build --push',
      expect.stringContaining(`npx fairway secrets init --stack ${first}`),
    ]);
  });

  test('build on the host where there is no registry', () => {
    expect(commands(usingToken)[0]).toBe('npx fairway build --host ssh://deploy@HOST');
  });

  test('skip what is recorded', () => {
    const versions = { TOKEN: '0123456789ab' };
    const images = { 'ghcr.io/acme/shop-web': { digest: `sha256:${'0'.repeat(64)}` } };
    const record = { images, secrets: { docker: versions, kubernetes: versions } };
    expect(commands({ ...usingToken, registry: 'ghcr.io/acme' }, { record })[0]).toBe(`npm run up ${first}`);
  });
});
