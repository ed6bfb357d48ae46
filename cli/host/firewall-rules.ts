import type { Ports } from './step.ts';

/**
 * The firewall, as a table of its own in nftables: neither a restart of Docker nor other programs' rules touch it, and
 * what it refuses no other table can let in.
 *
 * It comes before Docker's rules. Docker leads a published port to its container by changing the address (dnat), so
 * such a connection never meets a rule about the host's own ports; it is held to the same list by the port that the
 * client asked for. What leads to a container without that, by a route of a neighbour, is refused.
 *
 * A refused connection is answered, so that a client fails at once and `fairway host check` knows a closed port.
 *
 * @see https://docs.docker.com/engine/network/packet-filtering-firewalls/
 * @see https://wiki.nftables.org/wiki-nftables/index.php/Netfilter_hooks
 */
export function firewallRules({ tcp, udp }: Ports): string {
  return `# Written by \`fairway host setup\`, which replaces it. Ports of your own: targets.docker.openPorts in app/config.ts.
table inet fairway
delete table inet fairway

table inet fairway {
  ${portSet('tcp_ports', tcp)}
  ${portSet('udp_ports', udp)}

  chain input {
    type filter hook input priority filter - 5; policy accept;
    ct state established,related accept
    ct state invalid drop
    iifname "lo" accept
    # ICMP of both kinds; by number, since a small system may lack the names
    meta l4proto { 1, 58 } accept
    # answers of DHCP
    udp sport 67 udp dport 68 accept
    udp sport 547 udp dport 546 accept
    tcp dport @tcp_ports accept
    udp dport @udp_ports accept
    goto closed
  }

  chain forward {
    type filter hook forward priority filter - 5; policy accept;
    ct state established,related accept
    ct state invalid drop
    ct status dnat meta l4proto tcp ct original proto-dst @tcp_ports accept
    ct status dnat meta l4proto udp ct original proto-dst @udp_ports accept
    ct status dnat goto closed
    iifname "docker*" accept
    iifname "br-*" accept
    oifname "docker*" goto closed
    oifname "br-*" goto closed
  }

  chain closed {
    meta l4proto tcp reject with tcp reset
    reject with icmpx port-unreachable
  }
}
`;
}

function portSet(name: string, ports: readonly number[]): string {
  const elements = ports.length === 0 ? '' : `; elements = { ${ports.join(', ')} }`;
  return `set ${name} { type inet_service${elements}; }`;
}
