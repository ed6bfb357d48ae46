import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { openPorts } from '../../cli/open-ports.ts';

test('finds the ports that accept connections, in the range that it is to look at', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  expect(await openPorts('127.0.0.1', { first: port - 10, last: port })).toContain(port);
  expect(await openPorts('127.0.0.1', { first: port - 10, last: port - 1 })).not.toContain(port);
  server.close();
  await once(server, 'close');
  expect(await openPorts('127.0.0.1', { first: port - 10, last: port })).not.toContain(port);
});
