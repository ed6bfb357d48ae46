import { connect } from 'node:net';

/** Connections that are tried at a time. */
const CONCURRENCY = 1000;

/** Every port that isn't an outgoing connection's on most systems. */
const BELOW_EPHEMERAL = 32_767;

export interface PortRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The TCP ports of an address that accept connections, in order.
 *
 * On loopback only the lower half is looked at: other programs of the same machine come and go above.
 */
export async function openPorts(address: string, range: Partial<PortRange> = {}): Promise<readonly number[]> {
  const { first = 1, last = isLoopback(address) ? BELOW_EPHEMERAL : 65_535 } = range;
  const open: number[] = [];
  let next = first;
  const worker = async () => {
    while (next <= last) {
      const port = next++;
      if (await accepts(address, port)) open.push(port);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  return open.sort((a, b) => a - b);
}

/** Whether a port accepts a connection within a second. */
export function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1000 });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('connect', () => end(true));
    socket.on('error', () => end(false));
    socket.on('timeout', () => end(false));
  });
}

function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || address.startsWith('127.');
}
