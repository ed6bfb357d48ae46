import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { FIREWALL_LOADED, firewallPrograms, LOADER } from '../../../cli/host/firewall-files.ts';
import { firewallRules } from '../../../cli/host/firewall-rules.ts';
import { sshPorts } from '../../../cli/host/ssh-ports.ts';
import { firewall } from '../../../cli/host/steps/firewall.ts';
import { factsOf, programs, runScript, wantedOf } from '../../support/docker-host.ts';

describe('the rules', () => {
  const rules = firewallRules({ tcp: [22, 80], udp: [] });

  test('replace the former ones at once, and only those of their own table', () => {
    expect(rules).toContain('table inet fairway\ndelete table inet fairway\n\ntable inet fairway {');
    expect(rules).not.toContain('flush ruleset');
  });

  test('name the open ports; none is an empty set', () => {
    expect(rules).toContain('set tcp_ports { type inet_service; elements = { 22, 80 }; }');
    expect(rules).toContain('set udp_ports { type inet_service; }');
  });

  test('hold what Docker publishes to the same ports, by the number that the client asked for', () => {
    const forward = rules.slice(rules.indexOf('chain forward'));
    expect(forward).toMatch(
      /ct status dnat meta l4proto tcp ct original proto-dst @tcp_ports accept\n[^]*ct status dnat goto closed/,
    );
  });
});

describe('the loader', () => {
  const loader = firewallPrograms.find(({ path }) => path === LOADER)!.content;
  const load = (argument: string, systemctl: string) => {
    const folder = programs({
      nft: `echo "$@" >> "$LOG"`,
      sshd: 'printf "port 22\\nport 2222\\naddressfamily any\\n"',
      systemctl,
    });
    const log = join(folder, 'log');
    const script = loader
      .replaceAll(FIREWALL_LOADED, join(folder, 'loaded'))
      .replaceAll('/run/sshd', join(folder, 'run'));
    const { status } = runScript(`set -- ${argument}\n${script}`, folder, { LOG: log });
    expect(status).toBe(0);
    return readFileSync(log, 'utf8').trim().split('\n');
  };

  test('opens the ports at which sshd listens, whatever the rules say', () => {
    expect(load('/etc/fairway/firewall.nft.next', 'exit 1')).toEqual([
      '-f /etc/fairway/firewall.nft.next',
      'add element inet fairway tcp_ports { 22 }',
      'add element inet fairway tcp_ports { 2222 }',
      '-s -n list table inet fairway',
    ]);
  });

  test('knows those of systemd, where that listens for sshd, and leaves the rules where only sshd moved', () => {
    const socket = 'case "$1" in is-enabled) ;; show) printf "0.0.0.0:22022 (Stream)\\n[::]:22022 (Stream)\\n";; esac';
    const commands = load('ssh', socket);
    expect(commands).toContain('add element inet fairway tcp_ports { 22022 }');
    expect(commands.filter((command) => command.startsWith('-f'))).toEqual([]);
  });
});

describe('the ports of sshd', () => {
  test('are those where it listens, where systemd does for it, and that of the connection at hand', () => {
    const facts = factsOf({
      tcpListeners: [
        'LISTEN 0 128 0.0.0.0:22 0.0.0.0:* users:(("sshd",pid=1,fd=3))',
        'LISTEN 0 128 [::]:2222 [::]:* users:(("sshd",pid=1,fd=4))',
        'LISTEN 0 128 127.0.0.1:6010 0.0.0.0:* users:(("sshd",pid=9,fd=4))',
        'LISTEN 0 4096 *:2377 *:* users:(("dockerd",pid=7,fd=22))',
      ].join('\n'),
      sshSocket: '0.0.0.0:22022 (Stream)',
      connection: '198.51.100.9 50000 203.0.113.7 443',
    });
    expect(sshPorts(facts)).toEqual([22, 443, 2222, 22022]);
  });
});

describe('the step', () => {
  const rules = firewallRules({ tcp: [22, 80, 443], udp: [443] });
  const firewallFiles = [...firewallPrograms.map(({ content }) => content), rules].join('').trim();
  const set = { firewallFiles, firewallLive: 'as loaded', firewallEnabled: 'enabled' };

  test('holds where files, kernel and the next boot agree', () => {
    expect(firewall.judge(factsOf(set), wantedOf())).toEqual({
      holds: true,
      found: 'open: 22, 80, 443 (TCP), 443 (UDP)',
    });
  });

  test.each([
    ['another port of sshd', { connection: '198.51.100.9 50000 203.0.113.7 2222' }, 'its files differ'],
    ['rules changed by hand', { firewallLive: '' }, 'not loaded, or were changed'],
    ['a unit that is off', { firewallEnabled: 'disabled' }, 'gone after a reboot'],
  ])('does not hold with %s', (_, change, found) => {
    const verdict = firewall.judge(factsOf({ ...set, ...change }), wantedOf());
    expect(verdict).toMatchObject({ holds: false, found: expect.stringContaining(found) });
  });

  test('tells the host to undo the change before it makes it, and keeps it only once it is confirmed', () => {
    const { change } = firewall.judge(factsOf(), wantedOf());
    const [armed, loaded] = ['systemd-run ', `${LOADER} /etc/fairway/firewall.nft.next`].map((text) =>
      change!.script.lastIndexOf(text),
    );
    expect(armed).toBeGreaterThan(0);
    expect(loaded).toBeGreaterThan(armed!);
    expect(change!.script).not.toContain('systemctl --quiet enable');
    expect(change!.confirm).toMatch(
      /^systemctl is-active --quiet fairway-undo-firewall\.timer \|\| [^]*enable fairway-firewall/,
    );
  });
});
