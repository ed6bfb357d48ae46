import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UserError } from '../../../app/errors/user-error.ts';
import type { ComparisonReport } from '../../../cli/live/diff/comparison-report.ts';
import { attempt } from '../../support/command.ts';
import { Sample } from '../sample.ts';
import { readSettings } from '../settings.ts';
import { application, CANARY } from './application.ts';
import type { DriftTargets } from './tampering.ts';

/** Deploys an application, changes it behind its back, and looks whether `preview` and `drift` tell just that. */
export async function runDrift([name = '']: readonly string[], targets: DriftTargets): Promise<void> {
  const known = Object.keys(targets);
  const target = targets[name];
  if (target === undefined) {
    throw new UserError(`expected ${known.join(' or ')}, got "${name}": npm run test:e2e -- drift ${known[0]}`);
  }
  const settings = readSettings();
  await test(`What differs, on ${name}`, async (context) => {
    const sample = new Sample({}, application);
    const { deployment, tampering, place, flags } = (await target())(sample, settings);
    const ask = async (command: 'preview' | 'drift', ...more: readonly string[]) => {
      const argv = [process.execPath, 'cli/fairway.js', command, ...place, ...more];
      const { code, stdout, stderr } = await attempt(argv, { cwd: sample.folder });
      assert.ok(!`${stdout}${stderr}`.includes(CANARY), `${command} prints the value of a secret`);
      assert.equal(stderr, '');
      return { code, lines: stdout.split('\n').filter((line) => /^[+~-] /.test(line)), stdout };
    };
    const nothing = async () => {
      const answers = await Promise.all([ask('preview'), ask('drift')]);
      for (const { code, stdout } of answers) assert.equal(code, 0, stdout);
    };
    const push = (value: string, ...more: readonly string[]) =>
      sample.fairway(['secrets', 'push', '--from', 'env', ...deployment.secretsTo, ...more], { TOKEN: value });
    const deploy = () => sample.fairway(['deploy', ...place, ...flags]);

    try {
      await context.test('nothing differs after a deploy with stock tools', async () => {
        await deployment.prepare();
        await push(CANARY);
        await sample.fairway(['synth', '--target', name]);
        await deployment.redeploy();
        await nothing();
      });
      await context.test('nothing differs after a deploy by Fairway', async () => {
        await deploy();
        await nothing();
      });
      await context.test('a preview says what the target makes differently, a drift does not', async () => {
        const [preview, drift, parity] = await Promise.all([
          ask('preview', '--json'),
          ask('drift', '--json'),
          sample.fairway(['parity', '--target', name, '--json']),
        ]);
        const { findings } = JSON.parse(preview.stdout) as ComparisonReport;
        assert.notEqual(findings?.length, 0);
        assert.deepEqual(findings, JSON.parse(parity));
        assert.ok(!('findings' in JSON.parse(drift.stdout)));
      });
      await context.test('what changes behind its back is told, and exits with 2', async () => {
        await tampering.tamper();
        const [drift, preview] = await Promise.all([ask('drift'), ask('preview', '--json')]);
        assert.deepEqual(drift.lines, tampering.told);
        const { parts } = JSON.parse(preview.stdout) as ComparisonReport;
        assert.deepEqual(
          parts.map((part) => part.name),
          tampering.deployed,
        );
        assert.deepEqual([drift.code, preview.code], [2, 2]);
      });
      await context.test(
        'a deploy takes it back, but for the value of a secret, which a push brings back',
        async () => {
          await tampering.restore?.();
          await push(CANARY, ...(tampering.pushFlags ?? []));
          await deploy();
          await nothing();
        },
      );
      await context.test(
        'the value of a secret that is pushed anew is told before it is deployed, and is no drift',
        async () => {
          await push(`${CANARY}-new`);
          const [preview, drift] = await Promise.all([ask('preview'), ask('drift')]);
          assert.deepEqual(preview.lines, ['~ web: secrets.TOKEN: changed']);
          assert.deepEqual([preview.code, drift.code], [2, 0]);
          await push(CANARY);
          await nothing();
        },
      );
      await context.test('a change of app/config.ts is told before it is deployed, and is no drift', async () => {
        sample.change({ workloads: { web: { env: { LOG_LEVEL: 'warn' } }, spare: null } });
        const [preview, drift] = await Promise.all([ask('preview'), ask('drift')]);
        assert.deepEqual(preview.lines, ['- spare: removed', '~ web: env.LOG_LEVEL: info → warn']);
        assert.deepEqual([preview.code, drift.code], [2, 0]);
      });
    } finally {
      await context.test('everything that was made is removed', () => deployment.remove());
      await sample.remove();
    }
  });
}
