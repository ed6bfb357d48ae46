// The entry: reads the settings and serves until it is told to stop.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { createEcho } from './echo.ts';
import { grpcEcho } from './grpc.ts';
import { tcpEcho, udpEcho } from './raw.ts';
import { readSettings } from './settings.ts';
import { State } from './state.ts';

const settings = readSettings(process.env, hostname());
if (settings.start === 'crash') {
  console.error(`version ${settings.version} crashes at start, as it was told`);
  process.exit(1);
}

const state = new State(settings);
if (settings.readyAfterSeconds > 0) void getReady();
const server = createEcho(settings, state);
process.on('SIGTERM', () => {
  console.log(`SIGTERM: ${state.onSigterm}`);
  state.toldToStop = Date.now();
  if (state.onSigterm === 'leave-at-once') process.exit(0);
  if (state.onSigterm === 'drain') void drain();
});
process.on('SIGINT', () => process.exit(0));

server.listen(settings.port);
if (settings.tcpPort !== undefined) tcpEcho().listen(settings.tcpPort);
if (settings.grpcPort !== undefined) grpcEcho().listen(settings.grpcPort);
if (settings.udpPort !== undefined) udpEcho().bind(settings.udpPort);
await once(server, 'listening');
console.log(`version ${settings.version} listens on ${(server.address() as AddressInfo).port}`);

/** Listens meanwhile. */
async function getReady(): Promise<void> {
  state.ready = false;
  await sleep(settings.readyAfterSeconds * 1000);
  state.ready = state.toldToStop === undefined;
}

/** Unready first, streams next, then the rest; what is in flight ends by itself. */
async function drain(): Promise<void> {
  state.ready = false;
  await sleep(settings.drainSeconds * 1000);
  state.leave();
  await new Promise((resolve) => server.close(resolve));
  process.exit(0);
}
