/** Loads the rules; systemd runs it at each boot, and whenever sshd starts. */
export const LOADER = '/usr/local/sbin/fairway-firewall';

/** The rules. */
export const RULES = '/etc/fairway/firewall.nft';

/** The rules as the kernel had them when they were loaded; a change of them by somebody else shows in a comparison. */
export const FIREWALL_LOADED = '/run/fairway-firewall';

const UNIT = '/etc/systemd/system/fairway-firewall.service';
const ON_SSHD = ['/etc/systemd/system/ssh.service.d/fairway.conf', '/etc/systemd/system/ssh.socket.d/fairway.conf'];

/** All files of the firewall, the rules last. */
export const FIREWALL_FILES = [LOADER, UNIT, ...ON_SSHD, RULES];

/**
 * An administrator who moves sshd to another port would else be locked out by rules that know the old one only: its
 * ports as they are now are opened at each load, and each time sshd starts.
 */
const loader = `#!/bin/sh
# The firewall of \`fairway host setup\`. fairway-firewall [RULES]: loads it. fairway-firewall ssh: lets sshd in only.
set -eu
[ "\${1-}" = ssh ] || nft -f "\${1:-${RULES}}"
{
  mkdir -p /run/sshd
  sshd -T | sed -n 's/^port //p'
  if systemctl is-enabled --quiet ssh.socket; then
    systemctl show --property=Listen --value ssh.socket | sed -n 's/^.*:\\([0-9][0-9]*\\) (Stream)$/\\1/p'
  fi
} 2>/dev/null | sort -un | while read -r port; do nft add element inet fairway tcp_ports "{ $port }"; done
nft -s -n list table inet fairway >${FIREWALL_LOADED}
`;

/** Before the network is up, and after what empties all tables. */
const unit = `[Unit]
Description=Firewall of fairway host setup
DefaultDependencies=no
After=local-fs.target nftables.service
PartOf=nftables.service
ReloadPropagatedFrom=nftables.service
Wants=network-pre.target
Before=network-pre.target docker.service shutdown.target
Conflicts=shutdown.target

[Service]
Type=oneshot
RemainAfterExit=yes
ExecStart=${LOADER}
ExecReload=${LOADER}

[Install]
WantedBy=sysinit.target
`;

const onSshd = (section: string) => `[${section}]
ExecStartPost=-${LOADER} ssh
`;

/** The files beside the rules, with their modes. */
export const firewallPrograms = [
  { path: LOADER, content: loader, mode: '0755' },
  { path: UNIT, content: unit, mode: '0644' },
  { path: ON_SSHD[0]!, content: onSshd('Service'), mode: '0644' },
  { path: ON_SSHD[1]!, content: onSshd('Socket'), mode: '0644' },
] as const;
