import { firewallPrograms, LOADER, RULES } from '../firewall-files.ts';
import { firewallRules } from '../firewall-rules.ts';
import { quote } from '../../../docker/quote.ts';
import { confirmed, installPackages, refreshPackages, undoUnlessConfirmed, writeFile } from '../scripts.ts';
import { sorted, sshPorts } from '../ssh-ports.ts';
import type { Ports, Step } from '../step.ts';

/** Only the declared ports answer, those that containers publish included. */
export const firewall: Step = {
  name: 'firewall',
  judge: (facts, { ports }) => {
    const open = { tcp: sorted([...sshPorts(facts), ...ports.tcp]), udp: sorted(ports.udp) };
    const rules = firewallRules(open);
    const expected = [...firewallPrograms.map(({ content }) => content), rules].join('').trim();
    const missing = [
      ...(facts.firewallFiles === '' ? ['nothing is closed'] : []),
      ...(facts.firewallFiles !== '' && facts.firewallFiles !== expected
        ? ['its files differ from what is declared']
        : []),
      ...(facts.firewallLive === '' && facts.firewallFiles !== '' ? ['its rules are not loaded, or were changed'] : []),
      ...(facts.firewallEnabled !== 'enabled' ? ['it would be gone after a reboot'] : []),
    ];
    if (missing.length === 0) return { holds: true, found: `open: ${describe(open)}` };
    return {
      holds: false,
      found: missing.join('; '),
      change: { does: `closes every port but ${describe(open)}`, script: load(rules), confirm },
    };
  },
};

const describe = ({ tcp, udp }: Ports) =>
  [`${tcp.join(', ')} (TCP)`, ...(udp.length === 0 ? [] : [`${udp.join(', ')} (UDP)`])].join(', ');

const CANDIDATE = `${RULES}.next`;

/** What was in force before, or nothing. */
const undo = `rm -f ${CANDIDATE}; if [ -e ${RULES} ]; then ${LOADER}; else nft delete table inet fairway; fi`;

/** The rules take the place of the former ones for good only once they are known to let a new connection in. */
function load(rules: string): string {
  return [
    refreshPackages,
    installPackages('nftables', 'iproute2'),
    ...firewallPrograms.map(({ path, content, mode }) => writeFile(path, content, mode)),
    'systemctl daemon-reload',
    writeFile(CANDIDATE, rules),
    `nft --check --file ${quote(CANDIDATE)}`,
    undoUnlessConfirmed('firewall', undo),
    `${LOADER} ${CANDIDATE}`,
  ].join('\n');
}

const confirm = [
  confirmed('firewall'),
  `mv ${CANDIDATE} ${RULES}`,
  'systemctl --quiet enable fairway-firewall.service',
  'systemctl restart fairway-firewall.service',
].join('\n');
