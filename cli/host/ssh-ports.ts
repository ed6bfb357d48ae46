import type { Facts } from './facts.ts';

/** The ports at which sshd waits for connections from outside, and the one of the connection at hand. */
export function sshPorts({ connection, tcpListeners, sshSocket }: Facts): readonly number[] {
  const ofSshd = listeningPorts(tcpListeners, /"sshd"/);
  const ofSocket = [...sshSocket.matchAll(/:(\d+) \(Stream\)/g)].map(([, port]) => Number(port));
  const current = Number(connection.split(' ')[3]);
  return sorted([...ofSshd, ...ofSocket, ...(current > 0 ? [current] : [])]);
}

/**
 * The ports of sockets that others than the host itself can reach.
 *
 * @param listeners output of `ss -Hlnp`
 * @param process which processes count. @default - all
 */
export function listeningPorts(listeners: string, process = /(?:)/): readonly number[] {
  const ports = listeners
    .split('\n')
    .filter((line) => process.test(line))
    .map((line) => line.trim().split(/\s+/)[3] ?? '')
    .filter((address) => !/^(127\.|\[::1\]|\[::ffff:127\.)/.test(address))
    .map((address) => Number(/:(\d+)$/.exec(address)?.[1]));
  return sorted(ports.filter((port) => port > 0));
}

/** Numbers in order, each once. */
export const sorted = (numbers: readonly number[]) => [...new Set(numbers)].sort((a, b) => a - b);
