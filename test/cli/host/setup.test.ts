import { describe, expect, test } from '@jest/globals';
import { setUp } from '../../../cli/host/setup.ts';
import { FakeRunner } from '../../support/fake-runner.ts';
import { factsOf, wantedOf } from '../../support/docker-host.ts';
import type { Facts } from '../../../cli/host/facts.ts';

/** What a survey prints. */
const printed = (facts: Facts) =>
  Object.entries(facts)
    .map(([name, fact]) => `\u001e${name}\u001f${fact}\n`)
    .join('');

const host = { user: 'root', host: 'vps' };
const users = (run: FakeRunner) => run.commands.map((command) => / -l (\w+) /.exec(command)?.[1]);
const inputs = (run: FakeRunner) => run.calls.map(({ input = '' }) => input);

describe('a setup', () => {
  test('looks, changes what does not hold in order, confirms over new connections, and looks again', async () => {
    const run = new FakeRunner(() => printed(factsOf()));
    const lines: string[] = [];
    await setUp(run, host, wantedOf(), (line) => lines.push(line));
    expect(lines.map((line) => line.split(':')[0])).toEqual([
      'firewall',
      'engine settings',
      'engine',
      'swarm',
      'deploy user',
      'security updates',
      'ssh',
    ]);
    const scripts = inputs(run);
    expect(scripts).toHaveLength(11);
    expect(scripts[0]).toBe(scripts[10]);
    expect(scripts[2]).toContain('systemctl is-active --quiet fairway-undo-firewall.timer');
    expect(new Set(users(run))).toEqual(new Set(['root']));
  });

  test('with --harden proves the login as deploy first, and goes on as deploy', async () => {
    const run = new FakeRunner(() => printed(factsOf()));
    await setUp(run, host, wantedOf({ harden: true }), () => {});
    expect(users(run).slice(-4)).toEqual(['deploy', 'root', 'deploy', 'deploy']);
    expect(inputs(run).at(-3)).toContain('PermitRootLogin no');
  });

  test('fails with --harden where that login does not work, and leaves root its own', async () => {
    const run = new FakeRunner((command) => (command.includes(' -l deploy ') ? undefined : printed(factsOf())));
    await expect(setUp(run, host, wantedOf({ harden: true }), () => {})).rejects.toThrow('root stays allowed');
    expect(inputs(run).some((input) => input.includes('PermitRootLogin no'))).toBe(false);
  });

  test('fails on a system that it does not know, before anything is done', async () => {
    const run = new FakeRunner(() => printed(factsOf({ os: 'PRETTY_NAME="Fedora Linux 42"\nID=fedora' })));
    await expect(setUp(run, host, wantedOf(), () => {})).rejects.toThrow(
      /^nothing was changed:\nsystem: Fedora Linux 42/,
    );
    expect(run.calls).toHaveLength(1);
  });
});
