import { describe, expect, test } from '@jest/globals';
import { networks } from '../../../../cli/host/steps/networks.ts';
import { ssh } from '../../../../cli/host/steps/ssh.ts';
import { swarm } from '../../../../cli/host/steps/swarm.ts';
import { system } from '../../../../cli/host/steps/system.ts';
import { upgrades } from '../../../../cli/host/steps/upgrades.ts';
import { factsOf, wantedOf } from '../../../support/docker-host.ts';

describe('the system', () => {
  test.each([
    [
      'another distribution',
      { os: 'PRETTY_NAME="Debian GNU/Linux 11"\nID=debian\nVERSION_ID="11"' },
      /Debian 12, Debian 13, Ubuntu 22/,
    ],
    ['no systemd', { init: 'sh' }, /virtual or a real machine/],
  ])('fails before anything is done with %s', (_, facts, advice) => {
    const verdict = system.judge(factsOf(facts), wantedOf());
    expect(verdict).toMatchObject({ holds: false, blocks: true, advice: expect.stringMatching(advice) });
  });
});

describe('the swarm', () => {
  test('begins at the address with which the host goes out, and takes a range that no route has', () => {
    const facts = factsOf({ connection: '100.64.0.2 50000 100.64.0.7 22', routes: '10.200.0.0/16 dev eth1' });
    expect(swarm.judge(facts, wantedOf()).change?.script).toContain(
      'swarm init --advertise-addr 203.0.113.7 --default-addr-pool 10.201.0.0/16',
    );
  });

  test('begins at the address of the connection where there is no way out', () => {
    const facts = factsOf({ defaultRoute: '', connection: '10.0.0.2 50000 10.0.0.7 22' });
    expect(swarm.judge(facts, wantedOf()).change?.script).toContain('--advertise-addr 10.0.0.7 ');
  });

  test('holds as its manager, and is left alone as a worker of another', () => {
    const of = (info: object) => swarm.judge(factsOf({ swarm: JSON.stringify(info) }), wantedOf());
    const manager = { LocalNodeState: 'active', NodeAddr: '203.0.113.7', ControlAvailable: true };
    expect(of({ ...manager, Cluster: { DefaultAddrPool: ['10.200.0.0/16'] } })).toMatchObject({ holds: true });
    const worker = of({ ...manager, ControlAvailable: false });
    expect(worker).toMatchObject({ holds: false, found: 'a worker of another swarm' });
    expect(worker.change).toBeUndefined();
  });
});

test('a network of Docker with the addresses of a route is named', () => {
  const facts = factsOf({
    routes: '10.0.0.0/16 dev eth1',
    networks: 'ingress overlay 10.0.0.0/24\nbridge bridge 172.20.0.0/24',
  });
  expect(networks.judge(facts, wantedOf()).found).toBe('ingress (10.0.0.0/24) hides the route to 10.0.0.0/16');
});

describe('security updates', () => {
  const on = {
    packages: 'unattended-upgrades',
    aptPeriodic: 'APT::Periodic::Update-Package-Lists "1";\nAPT::Periodic::Unattended-Upgrade "1";',
    upgradeTimer: 'enabled',
  };

  test('hold with package, settings and timer; a reboot that is due is said', () => {
    expect(upgrades.judge(factsOf(on), wantedOf())).toEqual({ holds: true, found: 'daily' });
    expect(
      upgrades.judge(factsOf({ ...on, rebootRequired: '*** System restart required ***' }), wantedOf()).found,
    ).toContain('a reboot is due');
  });

  test('do not hold where a later file of settings switches them off', () => {
    const aptPeriodic = 'APT::Periodic::Update-Package-Lists "1";\nAPT::Periodic::Unattended-Upgrade "0";';
    expect(upgrades.judge(factsOf({ ...on, aptPeriodic }), wantedOf()).found).toContain('Unattended-Upgrade');
  });
});

describe('ssh', () => {
  const open = 'maxstartups 100:30:200\npermitrootlogin without-password\npasswordauthentication yes';
  const closed =
    'maxstartups 100:30:200\npermitrootlogin no\npasswordauthentication no\nkbdinteractiveauthentication no\npubkeyauthentication yes';

  test('gets room for a deploy, and is not closed unless asked', () => {
    const { change } = ssh.judge(factsOf(), wantedOf());
    expect(change?.script).toContain('MaxStartups 100:30:200');
    expect(change?.script).not.toContain('PermitRootLogin');
    expect(ssh.judge(factsOf({ sshd: open }), wantedOf())).toMatchObject({ holds: true });
  });

  test('is closed only after the other login was proven, and with a way back', () => {
    const { change } = ssh.judge(factsOf({ sshd: open }), wantedOf({ harden: true }));
    expect(change).toMatchObject({ loginAs: 'deploy', proof: { loginAs: 'deploy' } });
    expect(change?.script).toMatch(
      /PermitRootLogin no\n[^]*sshd -t \|\|[^]*systemd-run [^]*\nsystemctl try-reload-or-restart ssh\.service$/,
    );
  });

  test('stays closed in a run that does not say so', () => {
    const sshDropIn = 'PermitRootLogin no';
    expect(ssh.judge(factsOf({ sshd: closed, sshDropIn }), wantedOf())).toMatchObject({
      holds: true,
      found: 'keys only, no root',
    });
    expect(ssh.judge(factsOf({ sshd: open, sshDropIn }), wantedOf())).toMatchObject({ holds: false });
  });

  test('names what overrules it, instead of writing the same again', () => {
    const script = ssh.judge(factsOf({ sshd: open }), wantedOf({ harden: true })).change!.script;
    const sshDropIn = /<< 'FAIRWAY_END'\n([^]*?)\nFAIRWAY_END/.exec(script)![1]!;
    const verdict = ssh.judge(factsOf({ sshd: open, sshDropIn }), wantedOf({ harden: true }));
    expect(verdict.advice).toContain('something else in /etc/ssh/sshd_config sets it');
    expect(verdict.change).toBeUndefined();
  });
});
