import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BUSYBOX } from '../../docker/busybox.ts';
import { NONE, READINESS, SLOTS, SOME, watchReadiness } from '../../docker/readiness.ts';
import { stackOf } from '../support/docker-application.ts';
import { eventually } from '../support/eventually.ts';

const contentOf = (config: Parameters<typeof stackOf>[0]) =>
  stackOf(config).configs.find(({ key }) => key === 'fairway_proxy_readiness')?.content;

describe('the readiness that the proxy watches', () => {
  const routed = { image: 'web:1', ports: { http: 8080 }, routes: { main: { host: 'a.test' } } };

  test('is that of workloads with routes and a probe that can be asked from outside', () => {
    const content = contentOf({
      workloads: {
        web: { ...routed, readinessProbe: { http: { path: '/ready?deep=1' }, periodSeconds: 5, failureThreshold: 2 } },
        exec: { ...routed, routes: { exec: { host: 'b.test' } }, readinessProbe: { exec: { command: ['true'] } } },
        tcp: { ...routed, routes: { tcp: { host: 'c.test' } }, readinessProbe: { tcp: {} } },
        db: { image: 'db:1', ports: { sql: 5432 }, readinessProbe: { tcp: {} } },
        plain: { ...routed, routes: { plain: { host: 'd.test' } } },
      },
    });
    expect(content?.split('\n')).toEqual([
      '# workload, period, failures that count, command that asks',
      `tcp 10 3 ${BUSYBOX} nc -w 2 $address 8080 -e ${BUSYBOX} true`,
      expect.stringMatching(/^web 5 2 .* wget -S -O \/dev\/null "http:\/\/\$address:8080\/ready\?deep=1" /),
      '',
    ]);
  });

  test('is never an empty file, which the swarm would refuse', () => {
    expect(contentOf({ workloads: { web: routed } })).toMatch(/^#.*\n$/);
  });
});

/** The script needs a POSIX shell and awk. */
const describeWithShell = process.platform === 'linux' ? describe : describe.skip;

describeWithShell('watching', () => {
  let folder: string;
  let watcher: ChildProcess;
  const inFolder = (name: string) => path.join(folder, name);
  const write = (name: string, text: string) => writeFileSync(inFolder(name), text);
  const files = (of: string) => readdirSync(inFolder(`state/web${of}`));
  const slots = () => SLOTS.map((slot) => readFileSync(inFolder(`state/web/${slot}`), 'utf8').trim());
  const settled = (check: () => void) => eventually(10, () => Promise.resolve(check()), 0.05);

  /** What the swarm's DNS answers. */
  const list = (...addresses: readonly string[]) => {
    const answer = [
      'Server: 127.0.0.11',
      'Address: 127.0.0.11:53',
      ...addresses.flatMap((one) => ['Name: web', `Address: ${one}`]),
    ];
    write('dns', `${answer.join('\n')}\n`);
  };

  /** Which replicas answer their probe. */
  const answers = (...addresses: readonly string[]) => write('answering', `${addresses.join('\n')}\n`);

  /** Watches a workload whose probe is asked at each turn, and counts from the second failure on. */
  const watch = () => {
    write('list', `# explained\nweb 1 2 grep -qxF "$address" ${inFolder('answering')}\n`);
    const script = watchReadiness
      .replaceAll(READINESS, inFolder('state'))
      .replaceAll(`${BUSYBOX} sleep 1`, 'sleep 0.2')
      .replaceAll(`${BUSYBOX} date +%s`, 'date +%s%N | cut -c 1-11')
      .replaceAll(`${BUSYBOX} `, '');
    watcher = spawn('sh', ['-c', `${script}\nwatch_readiness ${inFolder('list')}`], {
      env: { PATH: `${folder}:${process.env['PATH']}` },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'fairway-readiness-'));
    write('nslookup', `#!/bin/sh\ncat ${inFolder('dns')}\n`);
    chmodSync(inFolder('nslookup'), 0o755);
  });
  afterEach(async () => {
    const ended = new Promise((resolve) => watcher.once('exit', resolve));
    watcher.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  test('tells nothing while all are ready', async () => {
    list('10.0.0.1', '10.0.0.2');
    answers('10.0.0.1', '10.0.0.2');
    watch();
    await settled(() => expect(files('/replicas').sort()).toEqual(['10.0.0.1', '10.0.0.2']));
    expect(files('')).toEqual(['replicas']);
  });

  test('tells which are ready while one is not, and nothing again once it is', async () => {
    list('10.0.0.1', '10.0.0.2', '10.0.0.3');
    answers('10.0.0.1', '10.0.0.2', '10.0.0.3');
    watch();
    await settled(() => expect(files('/replicas')).toHaveLength(3));
    answers('10.0.0.1', '10.0.0.3');
    await settled(() => expect(files('')).toContain(SOME));
    expect([...new Set(slots())].sort()).toEqual(['10.0.0.1', '10.0.0.3']);
    answers('10.0.0.1', '10.0.0.2', '10.0.0.3');
    await settled(() => expect(files('')).not.toContain(SOME));
  });

  test('tells when none is ready, and when one is again', async () => {
    list('10.0.0.1', '10.0.0.2');
    answers();
    watch();
    await settled(() => expect(files('')).toContain(NONE));
    answers('10.0.0.2');
    await settled(() => expect(files('')).not.toContain(NONE));
    expect(files('')).toContain(SOME);
    expect(new Set(slots())).toEqual(new Set(['10.0.0.2']));
  });

  test('counts the first failure of what was there before, and the whole number of what comes', async () => {
    list('10.0.0.1');
    answers('10.0.0.1');
    watch();
    await settled(() => expect(readFileSync(inFolder('state/web/replicas/10.0.0.1'), 'utf8').trim()).toBe('0'));
    list('10.0.0.1', '10.0.0.2');
    await settled(() => expect(files('')).toContain(SOME));
    expect(Number(readFileSync(inFolder('state/web/replicas/10.0.0.2'), 'utf8'))).toBeGreaterThanOrEqual(2);
  });

  test('forgets a replica that is gone, and with it that it was not ready', async () => {
    list('10.0.0.1', '10.0.0.2');
    answers('10.0.0.1');
    watch();
    await settled(() => expect(files('')).toContain(SOME));
    list('10.0.0.1');
    await settled(() => expect(files('')).not.toContain(SOME));
    expect(files('/replicas')).toEqual(['10.0.0.1']);
  });

  test('keeps what it knows while DNS gives no answer', async () => {
    list('10.0.0.1', '10.0.0.2');
    answers('10.0.0.1');
    watch();
    await settled(() => expect(files('')).toContain(SOME));
    list();
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(files('')).toContain(SOME);
    expect(existsSync(inFolder('state/web/replicas/10.0.0.2'))).toBe(true);
  });
});
