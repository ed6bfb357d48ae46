import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { describeWith } from '../../support/describe-with.ts';

const script = join(import.meta.dirname, '../../../docker/monitoring/container-figures.awk');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairway-figures-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

interface ContainerSeed {
  readonly id: string;
  readonly task: string;
  readonly created?: string;
  readonly startedAt?: string;
  readonly exitCode?: number;
  readonly stack?: string;
}

/** A container as the engine describes it in its file, so far as it matters. */
function container({
  id,
  task,
  created = '2026-01-01T00:00:00Z',
  startedAt = created,
  exitCode = 0,
  stack = 'shop',
}: ContainerSeed) {
  const Labels = {
    'com.docker.stack.namespace': stack,
    'com.docker.swarm.service.name': `${stack}_${task.split('.')[0]}`,
    'com.docker.swarm.task.name': `${stack}_${task}`,
  };
  const Env = ['LIE="com.docker.stack.namespace":"other"'];
  const described = {
    State: { ExitCode: exitCode, StartedAt: startedAt },
    ID: id,
    Created: created,
    Config: { Env, Labels },
  };
  write(`containers/${id}/config.v2.json`, JSON.stringify(described));
}

/** The lines that the script prints, sorted. */
function figures(): readonly string[] {
  const files = execFileSync('sh', ['-c', `ls ${folder}/containers/*/config.v2.json`], { encoding: 'utf8' })
    .trim()
    .split('\n');
  const variables = ['-v', 'application=shop', '-v', `cgroups=${folder}/cgroup`];
  const text = execFileSync('awk', [...variables, '-f', script, ...files], { encoding: 'utf8' });
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .sort();
}

describeWith('awk', "containers' figures", () => {
  test('come from version 2 of the control groups, as systemd names them', () => {
    container({ id: 'abc', task: 'web.2.x', startedAt: '2024-02-29T12:30:05.5Z' });
    const scope = 'cgroup/system.slice/docker-abc.scope';
    write(`${scope}/cpu.stat`, 'usage_usec 2500000\nuser_usec 1\n');
    write(`${scope}/memory.current`, '5000\n');
    write(`${scope}/memory.stat`, 'anon 1\ninactive_file 1000\n');
    write(`${scope}/memory.max`, 'max\n');
    expect(figures()).toEqual([
      'container_cpu_usage_seconds_total{workload="web",replica="2"} 2.5',
      'container_memory_working_set_bytes{workload="web",replica="2"} 4000',
      'container_running{workload="web",replica="2"} 1',
      `container_start_time_seconds{workload="web",replica="2"} ${Date.parse('2024-02-29T12:30:05Z') / 1000}`,
    ]);
  });

  test('come from version 1, as the engine names them', () => {
    container({ id: 'abc', task: 'db.1.x' });
    write('cgroup/cpuacct/docker/abc/cpuacct.usage', '1500000000\n');
    write('cgroup/memory/docker/abc/memory.usage_in_bytes', '5000\n');
    write('cgroup/memory/docker/abc/memory.stat', 'inactive_file 7\ntotal_inactive_file 1000\n');
    write('cgroup/memory/docker/abc/memory.limit_in_bytes', '67108864\n');
    expect(figures()).toEqual([
      'container_cpu_usage_seconds_total{workload="db",replica="1"} 1.5',
      'container_memory_working_set_bytes{workload="db",replica="1"} 4000',
      'container_running{workload="db",replica="1"} 1',
      'container_spec_memory_limit_bytes{workload="db",replica="1"} 67108864',
      `container_start_time_seconds{workload="db",replica="1"} ${Date.parse('2026-01-01T00:00:00Z') / 1000}`,
    ]);
  });

  test('tell of the newest container of a replica, and of one that has ended, how', () => {
    container({ id: 'old', task: 'job.1.x', created: '2026-01-01T00:00:00Z', exitCode: 0 });
    container({ id: 'new', task: 'job.1.y', created: '2026-01-01T00:00:09Z', exitCode: 3 });
    container({ id: 'yet', task: 'job.1.z', created: '2026-01-01T00:00:19Z', startedAt: '0001-01-01T00:00:00Z' });
    expect(figures()).toEqual([
      'container_exit_code{workload="job",replica="1"} 3',
      'container_running{workload="job",replica="1"} 0',
      `container_start_time_seconds{workload="job",replica="1"} ${Date.parse('2026-01-01T00:00:09Z') / 1000}`,
    ]);
  });

  test('tell nothing of other applications on the host', () => {
    container({ id: 'abc', task: 'web.1.x', stack: 'other' });
    expect(figures()).toEqual([]);
  });
});
