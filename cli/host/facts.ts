import { FIREWALL_FILES, FIREWALL_LOADED } from './firewall-files.ts';
import { quoteAll } from '../../docker/quote.ts';
import { DEPLOY, DROP_IN, SUDOERS, UPGRADES } from './names.ts';

/**
 * What is looked at on a host, as commands whose output is the fact; nothing is changed, and one that fails is an empty
 * fact. The steps judge these, and nothing else.
 */
const commands = {
  /** `ID`, `VERSION_ID` and `VERSION_CODENAME` of the distribution. */
  os: 'cat /etc/os-release',
  /** As packages call it: `amd64`. */
  architecture: 'dpkg --print-architecture',
  /** Name of the first process. */
  init: 'cat /proc/1/comm',
  /** Every IPv4 route, one a line, those of other tables too. */
  routes: 'ip -4 -o route show table all',
  /** The route to an address of the internet, with the address of this host on it. Nothing is sent. */
  defaultRoute: 'ip -o route get 1.1.1.1 || ip -o route get 2606:4700:4700::1111',
  nameservers: 'cat /etc/resolv.conf',
  /** Client's address and port, server's address and port of the connection at hand. */
  connection: 'echo "$SSH_CONNECTION"',
  /** Sockets that wait for TCP connections, with their processes. */
  tcpListeners: 'ss -Htlnp',
  udpListeners: 'ss -Hulnp',
  /** Which ports containers have on the host. */
  containerPorts: "docker ps --format '{{.Ports}}'",
  /** Where systemd listens on behalf of sshd, if it does. */
  sshSocket: 'systemctl is-active --quiet ssh.socket && systemctl show --property=Listen --value ssh.socket',
  /** Settings of sshd as they hold for root. */
  sshd: 'set -- $SSH_CONNECTION; sshd -T -C "user=root,host=$1,addr=$1,laddr=$3,lport=$4"',
  sshDropIn: `cat ${DROP_IN}`,
  firewallFiles: `cat ${quoteAll(FIREWALL_FILES)}`,
  /** Whether it comes back after a reboot: `enabled`. */
  firewallEnabled: 'systemctl is-enabled fairway-firewall.service',
  /** `as loaded`, if nobody has changed the rules in the kernel since; in numbers, as names come with packages. */
  firewallLive: `nft -s -n list table inet fairway | cmp -s - ${FIREWALL_LOADED} && echo 'as loaded'`,
  daemonConfig: 'cat /etc/docker/daemon.json',
  /** Version of the running engine. */
  engine: "docker version --format '{{.Server.Version}}'",
  /** Versions of the plugins that are there. */
  plugins:
    'for plugin in buildx compose; do version=$(docker "$plugin" version | grep -o "[0-9][0-9.]*" | head -n 1); ' +
    '[ -z "$version" ] || echo "$plugin $version"; done',
  engineEnabled: 'systemctl is-enabled docker.service',
  /** Where the engine's program is. */
  engineProgram: 'command -v dockerd',
  /** Installed packages, a name a line. */
  packages: "dpkg-query -W -f '${Package} ${db:Status-Status}\\n' | sed -n 's/ installed$//p'",
  swarm: "docker info --format '{{json .Swarm}}'",
  /** Docker's networks with their drivers and ranges of addresses. */
  networks:
    "docker network ls -q | xargs -r docker network inspect --format '{{.Name}} {{.Driver}}{{range .IPAM.Config}} {{.Subnet}}{{end}}'",
  /** Entry of the user who deploys, in passwd. */
  deployUser: `getent passwd ${DEPLOY}`,
  deployGroups: `id -nG ${DEPLOY}`,
  /** Keys that the login at hand accepts. */
  loginKeys: 'cat "$LOGIN_HOME/.ssh/authorized_keys"',
  deployKeys: `cat "$(getent passwd ${DEPLOY} | cut -d: -f6)/.ssh/authorized_keys"`,
  sudoers: `cat ${SUDOERS}`,
  upgrades: `cat ${UPGRADES}`,
  /** What apt does by itself, with every file of its settings taken together. */
  aptPeriodic: 'apt-config dump APT::Periodic',
  upgradeTimer: 'systemctl is-enabled apt-daily-upgrade.timer',
  rebootRequired: 'cat /run/reboot-required',
} as const satisfies Readonly<Record<string, string>>;

/** What was found on a host. */
export type Facts = Readonly<Record<keyof typeof commands, string>>;

/** Neither stands in any output that is looked at. */
const [BEGIN, END] = ['\u001e', '\u001f'];

/** A script that prints every fact. */
export const survey = Object.entries(commands)
  .map(([name, command]) => `printf '\\036${name}\\037'; { ${command}; } 2>/dev/null || :`)
  .join('\n');

/** The facts that the script has printed. */
export function parseFacts(output: string): Facts {
  const found = output
    .split(BEGIN)
    .slice(1)
    .map((part) => part.split(END, 2) as [name: string, fact: string])
    .map(([name, fact]) => [name, fact.trim()]);
  const none = Object.keys(commands).map((name) => [name, '']);
  return Object.fromEntries([...none, ...found]) as Facts;
}
