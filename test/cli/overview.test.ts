import { describe, expect, test } from '@jest/globals';
import { loadApplication } from '../../app/model/load.ts';
import { targets, type Target } from '../../app/model/target.ts';
import { nextSteps, showNextSteps } from '../../cli/next-steps.ts';
import { overview, overviewTable } from '../../cli/overview.ts';
import { entryOf } from '../../cli/targets.ts';
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
  const steps = (config: object, options = {}) => nextSteps(loadApplication(config, options), targets);
  /** The commands to one target. */
  const commands = (target: Target, config: object, options = {}) =>
    steps(config, options)
      .find(({ title }) => title === `On ${entryOf(target).title}`)!
      .steps.map(({ command }) => command)
      .filter((command) => !command.includes('host setup'));
  const built = { name: 'shop', workloads: { web: { build: {} } }, secrets: { TOKEN: {} } };
  const usingToken = { ...built, workloads: { web: { build: {}, secrets: { TOKEN: '/run/token' } } } };
  const registry = 'ghcr.io/acme';

  test('are only the two ways to deploy where nothing is missing', () => {
    const { option } = entryOf(first!).place;
    const deploy = `npx fairway deploy --target ${first} ${option}`;
    expect(commands(first!, withWeb({}))).toEqual([`npm run up ${first}`, deploy]);
  });

  test.each(targets)('to %s begin with the images and the secrets where they are missing', (target) => {
    expect(commands(target, { ...usingToken, registry })).toEqual([
      'npx fairway build --push',
      `npx fairway secrets init --stack ${target}`,
      `npm run up ${target}`,
      expect.stringMatching(`^npx fairway secrets push --stack ${target} .* && npx fairway deploy --target ${target} `),
    ]);
  });

  test.each(targets)('to %s name the environment, but to Pulumi, whose stack has it', (target) => {
    const environments = { prod: {} };
    const named = commands(target, { ...usingToken, registry, environments }, { environment: 'prod' });
    expect(named.filter((command) => command.includes('--environment prod'))).toHaveLength(2);
    expect(named.find((command) => command.startsWith('npm'))).toBe(`npm run up ${target}`);
  });

  test.each(targets)('to %s build where the images are found, without a registry too', (target) => {
    const { option, builds } = entryOf(target).place;
    const expected = builds ? `npx fairway build ${option}` : 'npx fairway build --registry REGISTRY --push';
    expect(commands(target, usingToken)[0]).toBe(expected);
  });

  test('name a registry again that was given on the command line', () => {
    const shown = showNextSteps(nextSteps(loadApplication({ ...usingToken, registry }), targets, registry));
    expect(shown.match(/fairway (build|deploy).*/g)).toHaveLength(2 * targets.length);
    for (const command of shown.match(/fairway (build|deploy).*/g)!)
      expect(command).toContain(`--registry ${registry}`);
  });

  test('skip what is recorded', () => {
    const versions = { TOKEN: '0123456789ab' };
    const images = { 'ghcr.io/acme/shop-web': { digest: `sha256:${'0'.repeat(64)}` } };
    const record = { images, secrets: { docker: versions, kubernetes: versions } };
    expect(commands(first!, { ...usingToken, registry }, { record })[0]).toBe(`npm run up ${first}`);
  });

  test('are read as commands, and what each is good for', () => {
    expect(showNextSteps([{ title: 'Here', steps: [{ command: 'npm run dev', why: 'runs it' }] }])).toBe(
      'Here:\n  npm run dev\n      runs it',
    );
  });
});
