import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { judgeReachable } from '../../../cli/host/reachable.ts';
import { askUdpPorts } from '../../../cli/host/udp-ports.ts';
import { factsOf } from '../../support/docker-host.ts';

const ports = { tcp: [80, 443], udp: [443] };
const listening = factsOf({
  tcpListeners:
    'LISTEN 0 128 0.0.0.0:22 0.0.0.0:* users:(("sshd",pid=51,fd=3))\nLISTEN 0 9 *:2377 *:* users:(("dockerd",pid=7,fd=22))',
  containerPorts: '0.0.0.0:80->8080/tcp, 0.0.0.0:443->8443/udp, 0.0.0.0:9000-9001->1-2/tcp',
});

describe('reachable = declared', () => {
  test('holds where every port that answers is declared; what nobody listens at is said', () => {
    const verdict = judgeReachable(listening, ports, { tcp: [22, 80], udp: new Map([[443, 'silent']]) });
    expect(verdict.holds).toBe(true);
    expect(verdict.found).toContain('answers: 22/tcp, 80/tcp');
    expect(verdict.found).toContain('nothing listens there yet: 443/tcp');
    expect(verdict.found).toContain('can not be told: 443/udp');
  });

  test('does not hold where another port answers', () => {
    const verdict = judgeReachable(listening, ports, { tcp: [22, 80, 2377], udp: new Map([[443, 'answers']]) });
    expect(verdict).toMatchObject({ holds: false, advice: expect.stringContaining('npx fairway host setup') });
    expect(verdict.found).toContain('not declared, and yet it answers: 2377/tcp');
  });

  test("does not hold where a declared port is cut off on the way, such as by the provider's firewall", () => {
    const verdict = judgeReachable(listening, ports, { tcp: [22], udp: new Map([[443, 'closed']]) });
    expect(verdict).toMatchObject({ holds: false, advice: expect.stringContaining("provider's firewall") });
    expect(verdict.found).toContain('yet it does not answer here: 80/tcp, 443/udp');
  });
});

test('a UDP port answers, is closed, or is silent', async () => {
  const answering = createSocket('udp4', (_, { port }) => answering.send('no such version', port, '127.0.0.1'));
  const silent = createSocket('udp4');
  const free = createSocket('udp4');
  for (const socket of [answering, silent, free]) {
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
  }
  const [a, b, c] = [answering, silent, free].map((socket) => socket.address().port) as [number, number, number];
  free.close();
  expect(await askUdpPorts('127.0.0.1', [a, b, c])).toEqual(
    new Map([
      [a, 'answers'],
      [b, 'silent'],
      [c, 'closed'],
    ]),
  );
  answering.close();
  silent.close();
});
