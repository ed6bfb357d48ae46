import { createSocket, type Socket } from 'node:dgram';
import { createServer, type Server } from 'node:net';

/** Sends back what arrives on a TCP connection. */
export function tcpEcho(): Server {
  return createServer((connection) => {
    connection.on('error', () => connection.destroy());
    connection.pipe(connection);
  });
}

/** Sends back each UDP datagram. */
export function udpEcho(): Socket {
  const socket = createSocket('udp4');
  socket.on('message', (message, { port, address }) => socket.send(message, port, address));
  return socket;
}
