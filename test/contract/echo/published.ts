import dgram from 'node:dgram';
import { once } from 'node:events';
import net from 'node:net';
import type { Contract } from '../contract.ts';
import { settled } from '../observation.ts';
import type { Address } from '../target.ts';
import { echoes } from './application.ts';

/** How long an answer may take, in milliseconds. */
const PATIENCE = 5000;

/** Ports beside the proxy. */
export const echoOnPorts: readonly Contract[] = [
  {
    name: 'a published port answers from outside, over TCP and over UDP',
    keys: ['workloads.*.publish'],
    applies: (application) => echoes(application).some(({ publish }) => publish.length > 0),
    check: (subject) =>
      Promise.all(
        echoes(subject.application).flatMap(({ name, publish }) =>
          publish.map((published) => {
            const { port } = published;
            return settled(`workloads.${name}.publish.${port.name}`, `over ${port.protocol}`, 30, async () => {
              const at = await subject.target.publishedAt(name, published);
              return port.protocol === 'tcp' ? overTcp(at) : overUdp(at);
            });
          }),
        ),
      ),
  },
];

async function overTcp({ host, port }: Address): Promise<string> {
  const socket = net.connect(port, host);
  try {
    socket.write('over tcp');
    const [data] = (await once(socket, 'data', { signal: AbortSignal.timeout(PATIENCE) })) as [Buffer];
    return data.toString();
  } finally {
    socket.destroy();
  }
}

async function overUdp({ host, port }: Address): Promise<string> {
  const socket = dgram.createSocket('udp4');
  try {
    socket.send('over udp', port, host);
    const [data] = (await once(socket, 'message', { signal: AbortSignal.timeout(PATIENCE) })) as [Buffer];
    return data.toString();
  } finally {
    socket.close();
  }
}
