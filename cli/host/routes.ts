import { contains, overlaps, parseRange } from './addresses.ts';
import type { Facts } from './facts.ts';

/** Interfaces that Docker makes. */
const DOCKERS = /^(docker0|docker_gwbridge|br-[0-9a-f]{12}|veth.*)$/;

/** Ranges that the host reaches by other ways than Docker's networks: its routes, and its nameservers. */
export function rangesInUse({ routes, nameservers, networks }: Facts): readonly string[] {
  const bridges = dockerNetworks({ networks }).filter(({ driver }) => driver === 'bridge');
  const routed = lines(routes)
    .filter((line) => !DOCKERS.test(/ dev (\S+)/.exec(line)?.[1] ?? ''))
    .map((line) => line.split(' ').find((word) => parseRange(word) !== undefined))
    .filter((range) => range !== undefined)
    .filter((range) => !overlaps(range, '127.0.0.0/8') && !bridges.some((bridge) => bridge.range === range));
  const asked = [...nameservers.matchAll(/^\s*nameserver\s+(\S+)/gm)].map(([, address = '']) => address);
  const local = asked.filter((address) => parseRange(address) && !overlaps(address, '127.0.0.0/8'));
  const all = [...new Set([...routed, ...local])];
  return all.filter((range) => !all.some((other) => other !== range && contains(other, range)));
}

/** Docker's networks, each of their ranges by itself. */
export function dockerNetworks({ networks }: Pick<Facts, 'networks'>) {
  return lines(networks).flatMap((line) => {
    const [name = '', driver = '', ...ranges] = line.split(' ');
    return ranges.map((range) => ({ name, driver, range }));
  });
}

/** Private ranges of 65,536 addresses: for networks of one host, and for those of the swarm. */
const candidates = {
  bridge: [20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 16, 17, 18, 19, 31].map((byte) => `172.${byte}.0.0/16`),
  overlay: Array.from({ length: 255 }, (_, index) => `10.${(index + 200) % 256}.0.0/16`),
};

/** A private range for Docker's networks that nothing on the host's ways has; `undefined` where all are taken. */
export function freeRange(kind: keyof typeof candidates, used: readonly string[]): string | undefined {
  return candidates[kind].find((candidate) => !used.some((range) => overlaps(candidate, range)));
}

const lines = (text: string) => text.split('\n').filter((line) => line !== '');
