import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect as connectHttp2, type IncomingHttpHeaders } from 'node:http2';
import { connect, type AddressInfo } from 'node:net';
import { createSocket } from 'node:dgram';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { spawn, type ChildProcess } from 'node:child_process';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Server } from 'node:http';
import { createEcho } from './echo/echo.ts';
import { grpcEcho } from './echo/grpc.ts';
import { tcpEcho, udpEcho } from './echo/raw.ts';
import { readSettings } from './echo/settings.ts';
import { State } from './echo/state.ts';
import { linesUnder } from '../contract/snapshot.ts';
import { readFiles } from '../contract/files.ts';
import { readProcess } from '../contract/process.ts';
import { attempt } from '../support/command.ts';
import { eventually } from '../support/eventually.ts';

const folder = mkdtempSync(join(tmpdir(), 'fairway-echo-'));
const env = { VERSION: 'v7', DATA_FILE: join(folder, 'data'), SECRET_FILE: join(folder, 'secret') };
const state = new State({ start: 'normal', onSigterm: 'drain' });
let server: Server;
let origin: string;

beforeAll(async () => {
  server = createEcho(readSettings(env, 'replica-1'), state).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true });
});

const get = async (path: string) => (await fetch(`${origin}${path}`)).json() as Promise<Record<string, unknown>>;
const post = (path: string, body = '') => fetch(`${origin}${path}`, { method: 'POST', body });
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('the application for tests', () => {
  test('says who answers', async () => {
    const response = await fetch(`${origin}/`);
    expect(await response.json()).toMatchObject({ version: 'v7', replica: 'replica-1' });
    expect(response.headers.get('x-version')).toBe('v7');
    expect(response.headers.get('x-replica')).toBe('replica-1');
  });

  test('shows a request as it arrived', async () => {
    expect(await get('/headers?a=b')).toMatchObject({ method: 'GET', url: '/headers?a=b', httpVersion: '1.1' });
  });

  test('sends a body back, tells its hash, and sends as much as is asked for', async () => {
    const body = 'x'.repeat(300_000);
    expect(await (await post('/echo', body)).text()).toBe(body);
    expect(await (await post('/sha256', body)).json()).toEqual({ bytes: 300_000, sha256: sha256(body) });
    const bytes = await fetch(`${origin}/bytes?count=200001&type=text/plain`);
    expect(bytes.headers.get('content-type')).toBe('text/plain');
    expect((await bytes.text()).length).toBe(200_001);
  });

  test('pauses within an answer where it is asked to', async () => {
    const start = performance.now();
    const response = await fetch(`${origin}/pause?seconds=0.2`);
    expect(performance.now() - start).toBeLessThan(190);
    expect(await response.text()).toBe('beforeafter');
    expect(performance.now() - start).toBeGreaterThan(190);
  });

  test('takes its time where it is asked to', async () => {
    const start = performance.now();
    expect(await get('/slow?seconds=0.2')).toMatchObject({ version: 'v7' });
    expect(performance.now() - start).toBeGreaterThan(190);
  });

  test('keeps a file, and tells the hash of a secret as it is now', async () => {
    await post('/file', 'kept');
    expect(await (await fetch(`${origin}/file`)).text()).toBe('kept');
    for (const value of ['first', 'second']) {
      writeFileSync(env.SECRET_FILE, value);
      expect(await get('/secret')).toEqual({ sha256: sha256(value) });
    }
  });

  test('has figures', async () => {
    expect(await (await fetch(`${origin}/metrics`)).text()).toMatch(/^# TYPE echo_ready gauge\necho_ready 1\n/);
  });

  test('fails its probes on demand', async () => {
    const statuses = async () =>
      Promise.all(['/readyz', '/healthz'].map(async (at) => (await fetch(origin + at)).status));
    expect(await statuses()).toEqual([200, 200]);
    await post('/fault/unready');
    expect(await statuses()).toEqual([503, 200]);
    await post('/fault/ready');
    await post('/fault/unhealthy');
    expect(await statuses()).toEqual([200, 503]);
    await post('/fault/healthy');
    expect(await statuses()).toEqual([200, 200]);
  });

  test('refuses what it does not know', async () => {
    expect((await fetch(`${origin}/nothing`)).status).toBe(404);
    expect((await post('/fault/nothing')).status).toBe(404);
    expect(() => readSettings({ START: 'crsh' }, '')).toThrow('START: expected one of normal, crash, never-ready');
    expect(() => readSettings({ PORT: '80a' }, '')).toThrow('PORT: expected a whole number, got "80a"');
  });

  test('answers calls over HTTP/2 without TLS, with trailers', async () => {
    const grpc = grpcEcho().listen(0, '127.0.0.1');
    await once(grpc, 'listening');
    const session = connectHttp2(`http://127.0.0.1:${(grpc.address() as AddressInfo).port}`);
    try {
      const call = session.request({ ':method': 'POST', ':path': '/echo.Echo/Call', te: 'trailers' });
      const trailers = once(call, 'trailers') as Promise<[IncomingHttpHeaders]>;
      call.end('message');
      expect((await buffer(call)).toString()).toBe('messagemessage');
      expect((await trailers)[0]['grpc-status']).toBe('0');
    } finally {
      session.destroy();
      grpc.close();
    }
  });

  test('echoes over TCP and UDP', async () => {
    const tcp = tcpEcho().listen(0, '127.0.0.1');
    await once(tcp, 'listening');
    const connection = connect((tcp.address() as AddressInfo).port, '127.0.0.1');
    connection.end('over TCP');
    const [received] = (await once(connection, 'data')) as [Buffer];
    expect(received.toString()).toBe('over TCP');
    tcp.close();

    const udp = udpEcho().bind(0, '127.0.0.1');
    await once(udp, 'listening');
    const client = createSocket('udp4');
    client.send('over UDP', udp.address().port, '127.0.0.1');
    const [message] = (await once(client, 'message')) as [Buffer];
    expect(message.toString()).toBe('over UDP');
    client.close();
    udp.close();
  });
});

describe('its process', () => {
  let child: ChildProcess | undefined;

  afterEach(() => void child?.kill('SIGKILL'));

  /** @returns the process, and its first line */
  async function start(variables: Readonly<Record<string, string>>) {
    child = spawn(process.execPath, [join(import.meta.dirname, 'echo/server.ts')], {
      env: { ...process.env, PORT: '0', VERSION: 'v8', ...variables },
    });
    const line = await Promise.race([once(child.stdout!, 'data'), once(child.stderr!, 'data')]);
    return { child, said: String(line[0]) };
  }

  test('crashes at start, and says so', async () => {
    const { child, said } = await start({ START: 'crash' });
    expect(said).toContain('version v8 crashes at start');
    expect(await once(child, 'close')).toEqual([1, null]);
  });

  test.each([
    ['drain', 0],
    ['leave-at-once', 0],
  ])('ends on SIGTERM: %s', async (onSigterm, code) => {
    const { child } = await start({ ON_SIGTERM: onSigterm });
    child.kill('SIGTERM');
    expect(await once(child, 'close')).toEqual([code, null]);
  });

  test('is ready only after its time', async () => {
    const { said } = await start({ READY_AFTER_SECONDS: '1' });
    const port = /listens on (\d+)/.exec(said)![1]!;
    const status = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status;
    expect(await status()).toBe(503);
    await eventually(10, async () => expect(await status()).toBe(200), 0.1);
  });

  test('ignores SIGTERM where it is told to', async () => {
    const { child } = await start({ ON_SIGTERM: 'ignore' });
    child.kill('SIGTERM');
    await once(child.stdout!, 'data');
    child.kill('SIGKILL');
    expect(await once(child, 'close')).toEqual([null, 'SIGKILL']);
  });
});

describe('the witness', () => {
  const witness = (variables: Readonly<Record<string, string>>, ...paths: readonly string[]) =>
    attempt([process.execPath, join(import.meta.dirname, 'echo/witness.ts'), ...paths], { env: variables });

  test('tells what it is in the form in which contracts read it, and no value of a variable', async () => {
    const file = join(folder, 'told');
    writeFileSync(file, 'a secret', { mode: 0o440 });
    const { code, stdout } = await witness({ TOKEN: 'a secret' }, folder, file, '/proc/nothing');
    expect(code).toBe(0);
    const under = linesUnder(stdout);
    expect(readProcess(under)).toMatchObject({
      user: process.getuid!(),
      workingDir: process.cwd(),
      writable: [folder],
    });
    expect(readProcess(under).environment).toContain(`TOKEN=${sha256('a secret')}`);
    expect(readFiles(under)).toEqual({ [file]: { sha256: sha256('a secret'), mode: '0440' } });
    expect(under('root')).toHaveLength(1);
    expect(stdout).not.toContain('a secret');
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('told\tall');
  });

  test('asks others once, as it starts', async () => {
    const others = { there: `${origin}/readyz`, unready: `${origin}/nothing`, gone: 'http://127.0.0.1:1/' };
    const MEETS = Object.entries(others)
      .map(([name, url]) => `${name}=${url}`)
      .join(' ');
    const { stdout } = await witness({ MEETS });
    expect(linesUnder(stdout)('met')).toEqual([
      'there\tis there',
      'unready\tanswers 404',
      expect.stringMatching(/^gone\tdoes not answer: /),
    ]);
  });

  test('stays where it is told to, until it is told to stop', async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'echo/witness.ts')], {
      env: { ...process.env, STAYS: 'yes' },
    });
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    expect(await once(child, 'close')).toEqual([0, null]);
  });
});
