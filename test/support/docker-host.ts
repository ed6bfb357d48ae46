import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseFacts, type Facts } from '../../cli/host/facts.ts';
import type { Wanted } from '../../cli/host/step.ts';

/** A fresh Debian 12, as a survey finds it, with some facts of one's own. */
export function factsOf(facts: Partial<Facts> = {}): Facts {
  return {
    ...parseFacts(''),
    os: 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\nVERSION_ID="12"\nVERSION_CODENAME=bookworm',
    architecture: 'amd64',
    init: 'systemd',
    routes: 'default via 203.0.113.1 dev eth0 \n203.0.113.0/24 dev eth0 proto kernel scope link src 203.0.113.7 ',
    defaultRoute: '1.1.1.1 via 203.0.113.1 dev eth0 src 203.0.113.7 uid 0 \\    cache',
    connection: '198.51.100.9 50000 203.0.113.7 22',
    tcpListeners: 'LISTEN 0 128 0.0.0.0:22 0.0.0.0:* users:(("sshd",pid=51,fd=3))',
    sshd: 'port 22\nmaxstartups 10:30:100\npermitrootlogin without-password\npasswordauthentication yes',
    loginKeys: 'ssh-ed25519 AAAA admin',
    ...facts,
  };
}

export const wantedOf = (wanted: Partial<Wanted> = {}): Wanted => ({
  ports: { tcp: [80, 443], udp: [443] },
  harden: false,
  ...wanted,
});

/** A folder with programs that do what their shell scripts say, instead of the machine's. */
export function programs(scripts: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'fairway-programs-'));
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

/** Runs a script as a host would, with the programs of a folder before those of the machine. */
export function runScript(script: string, folder: string, env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync('sh', ['-eu', '-c', script], {
    env: { PATH: `${folder}:/usr/bin:/bin`, ...env },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}
