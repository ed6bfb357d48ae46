import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';

/**
 * What a UDP port makes of a datagram. `silent` is a port that is open to a program that has no answer, or that a
 * firewall swallows: from outside the two are the same.
 */
export type UdpAnswer = 'answers' | 'closed' | 'silent';

const WAIT_MILLISECONDS = 1500;

/**
 * A QUIC packet of a version that nobody speaks: a server of HTTP/3 answers it with the versions that it does speak.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9000#section-6.1
 */
const probe = Buffer.alloc(1200);
probe.set([0xc0, 0x1a, 0x2a, 0x3a, 0x4a, 8, ...Buffer.from('fairway!'), 0]);

/** Asks UDP ports of an address, all at once. */
export async function askUdpPorts(address: string, ports: readonly number[]): Promise<ReadonlyMap<number, UdpAnswer>> {
  return new Map(await Promise.all(ports.map(async (port) => [port, await ask(address, port)] as const)));
}

function ask(address: string, port: number): Promise<UdpAnswer> {
  return new Promise((resolve) => {
    const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
    const end = (answer: UdpAnswer) => {
      clearTimeout(timer);
      socket.removeAllListeners().on('error', () => {});
      socket.close();
      resolve(answer);
    };
    const timer = setTimeout(() => end('silent'), WAIT_MILLISECONDS);
    socket.on('message', () => end('answers'));
    // Only a connected socket is told that nobody is there.
    socket.on('error', () => end('closed'));
    socket.connect(port, address, () => socket.send(probe));
  });
}
