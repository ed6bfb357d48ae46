import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { parseFacts, survey } from '../../cli/host/facts.ts';
import { CONFIRM_WITHIN_SECONDS } from '../../cli/host/scripts.ts';
import { firewall } from '../../cli/host/steps/firewall.ts';
import { overlaps } from '../../cli/host/addresses.ts';
import { eventually } from '../support/eventually.ts';
import { FreshHost } from './fresh-host.ts';
import { passes } from './steps.ts';

/** Routes to nowhere, in the ranges that would be taken first. */
const ROUTES = ['172.20.5.0/24', '10.200.7.0/24'];

/** Declared, and not. */
const [OPEN, CLOSED] = [80, 8080];

/** The host's own time to undo a change is a minute; the way there is the same in less. */
const UNDONE_WITHIN_SECONDS = 10;

/** How systemd is told that time. */
const within = (seconds: number) => `--on-active=${seconds} `;

/** On Ubuntu systemd listens for sshd, at ports that it takes from sshd's settings when it reads its own. */
const RESTART_SSHD =
  'systemctl daemon-reload; if systemctl is-active --quiet ssh.socket; then systemctl restart ssh.socket; fi; systemctl restart ssh';

/** What a run needs that it was not given. */
const SKIP =
  'FAIRWAY_E2E_FRESH_HOST is not set: name a Debian or Ubuntu machine that is used for nothing else, ssh://root@HOST';

/** Sets a fresh server up, reboots it, hardens it, and looks from outside at each stage. */
export async function runHost(url = process.env['FAIRWAY_E2E_FRESH_HOST']): Promise<void> {
  await test('A fresh server', async (context) => {
    if (!url) return void (await context.test('a fresh server', { skip: SKIP }, () => {}));
    for (const [name, step] of Object.entries(stepsOn(new FreshHost(url)))) {
      if (!(await passes(context, name, step))) return;
    }
  });
}

/** Each needs those before it. */
function stepsOn(host: FreshHost): Readonly<Record<string, (context: TestContext) => Promise<void>>> {
  const failed = async (command: 'setup' | 'check', ...args: readonly string[]) =>
    (await host.outcomes(command, args)).filter(({ holds }) => !holds).map(({ name, found }) => `${name}: ${found}`);
  const allHolds = async (...args: readonly string[]) => assert.deepEqual(await failed('check', ...args), []);

  return {
    'a dry run says what it would do, and does nothing': async () => {
      const planned = await host.outcomes('setup', ['--dry-run']);
      assert.ok(planned.filter(({ change }) => change !== undefined).length >= 6, JSON.stringify(planned));
      assert.deepEqual(await host.outcomes('setup', ['--dry-run']), planned);
    },

    'a setup makes everything hold': async (context) => {
      await host.run(ROUTES.map((route) => `ip route add blackhole ${route}`).join('\n'));
      assert.deepEqual(await failed('setup'), []);
      const facts = parseFacts(await host.run(survey.replace(/^/, 'set +e\n')));
      context.diagnostic(`${/PRETTY_NAME="(.*)"/.exec(facts.os)?.[1]}, Docker ${facts.engine}`);
    },

    'a second setup changes nothing, and says so': async () => {
      const { code, stdout } = await host.fairway('setup');
      assert.equal(code, 0);
      assert.match(stdout, /\nNothing was changed\.\n$/);
    },

    "Docker's networks keep off the host's routes": async () => {
      const networks = await host.docker('network', 'ls', '--format', '{{.ID}}');
      const inspected = await host.docker(
        'network',
        'inspect',
        ...networks.trim().split('\n'),
        '--format',
        '{{range .IPAM.Config}}{{.Subnet}} {{end}}',
      );
      const pools = await host.docker('info', '--format', '{{json .Swarm.Cluster.DefaultAddrPool}}');
      const ranges = [...inspected.split(/\s+/).filter((range) => range !== ''), ...(JSON.parse(pools) as string[])];
      assert.ok(ranges.length >= 4, ranges.join(' '));
      for (const range of ranges) assert.ok(!ROUTES.some((route) => overlaps(route, range)), range);
    },

    'a published port answers outside where it is declared, and only there': async () => {
      const image = await host.image();
      for (const port of [OPEN, CLOSED]) {
        const publish = `published=${port},target=80,mode=host`;
        await host.docker(
          'service',
          'create',
          '--quiet',
          '--detach',
          '--name',
          `port-${port}`,
          '--publish',
          publish,
          '--no-resolve-image',
          image,
          'httpd',
          '-f',
          '-p',
          '80',
        );
      }
      await eventually(60, async () => assert.ok(await host.accepts(OPEN)));
      await host.run(`timeout 60 sh -c 'until docker ps --format "{{.Ports}}" | grep -q :${CLOSED}; do sleep 1; done'`);
      await host.run(`ss -Htln | grep -q ':${CLOSED} '`);
      for (const port of [CLOSED, 2377, 7946]) assert.equal(await host.accepts(port), false, `${port}`);
      await allHolds();
    },

    'what answers and is not declared is named, and a setup closes it': async () => {
      await host.run('nft delete table inet fairway');
      assert.equal(await host.accepts(CLOSED), true);
      const [rules, reachable] = await failed('check');
      assert.match(rules!, /^firewall: its rules are not loaded/);
      assert.match(reachable!, new RegExp(`not declared, and yet it answers: .*${CLOSED}/tcp`));
      assert.deepEqual(await failed('setup'), []);
      assert.equal(await host.accepts(CLOSED), false);
    },

    'sshd at another port is let in as soon as it listens there': async () => {
      const moved = '/etc/ssh/sshd_config.d/99-e2e.conf';
      await host.run(`printf 'Port 22\\nPort 2222\\n' > ${moved}; ${RESTART_SSHD}`);
      await eventually(20, async () => void (await host.run('true', { port: 2222 })));
      assert.deepEqual(
        (await host.outcomes('setup', [], host.url({ port: 2222 }))).filter(({ holds }) => !holds),
        [],
      );
      await allHolds();
      await host.run(`rm ${moved}; ${RESTART_SSHD}`);
      assert.deepEqual(await failed('setup'), []);
    },

    'a change that nobody confirms is undone by the host': async () => {
      const facts = parseFacts(await host.run(survey.replace(/^/, 'set +e\n')));
      const ports = { tcp: [OPEN, 443, CLOSED], udp: [443] };
      const { script } = firewall.judge(facts, { ports, harden: false }).change!;
      const impatient = script.replace(within(CONFIRM_WITHIN_SECONDS), within(UNDONE_WITHIN_SECONDS));
      assert.notEqual(impatient, script);
      await host.run(impatient);
      assert.equal(await host.accepts(CLOSED), true);
      await eventually(3 * UNDONE_WITHIN_SECONDS, async () => assert.equal(await host.accepts(CLOSED), false));
      await allHolds();
    },

    'after a restart of the engine and after a reboot, firewall, swarm and services are there': async () => {
      const stillRight = async () => {
        await eventually(90, async () => assert.ok(await host.accepts(OPEN)));
        await host.run(`timeout 60 sh -c "until ss -Htln | grep -q ':${CLOSED} '; do sleep 1; done"`);
        assert.equal(await host.accepts(CLOSED), false);
        await allHolds();
      };
      await host.run('systemctl restart docker');
      await stillRight();
      await host.reboot();
      await stillRight();
      assert.match((await host.fairway('setup')).stdout, /\nNothing was changed\.\n$/);
    },

    'with --harden root is refused, and deploy sets up, checks and deploys': async () => {
      assert.deepEqual(await failed('setup', '--harden'), []);
      const refused = await host.fairway('check');
      assert.equal(refused.code, 1);
      assert.match(refused.stderr, /the host refused the login as root[^]*ssh:\/\/deploy@[^]*Permission denied/);
      const deploy = host.url({ user: 'deploy' });
      assert.match(
        (await host.fairway('setup', [], deploy)).stdout,
        /keys only, no root[^]*\nNothing was changed\.\n$/,
      );
      const check = await host.fairway('check', ['--harden'], deploy);
      assert.equal(check.code, 0, check.stdout + check.stderr);
      await new FreshHost(deploy).docker('service', 'ls');
    },
  };
}
