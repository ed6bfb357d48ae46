import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { runner } from '../../cli/run.ts';

const node = process.execPath;

describe('another program', () => {
  test('gives what it writes', async () => {
    expect(await runner.capture([node, '-p', '1 + 1'])).toBe('2\n');
  });

  test('reads its input byte by byte', async () => {
    const echo = 'process.stdin.pipe(process.stdout)';
    expect(await runner.capture([node, '-e', echo], { input: ' ü\n\n' })).toBe(' ü\n\n');
  });

  test('sees the variables that it is given', async () => {
    expect(await runner.capture([node, '-p', 'process.env.GREETING'], { env: { GREETING: 'hello' } })).toBe('hello\n');
  });

  test('fails with its exit code and what it complained about', async () => {
    const program = 'process.stderr.write("no such thing"); process.exit(3)';
    await expect(runner.capture([node, '-e', program])).rejects.toThrow(
      /^node -e .* failed with exit code 3:\nno such thing$/,
    );
  });

  test('ends after its time, even where what it has started goes on and holds its output open', async () => {
    const start = performance.now();
    const argv = ['sh', '-c', 'sleep 30 & wait'];
    await expect(runner.capture(argv, { timeoutSeconds: 1 })).rejects.toThrow('timed out: no answer within 1 s');
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  test('ends soon after its time, even where it takes no notice of being asked to', async () => {
    const start = performance.now();
    const stubborn = "process.on('SIGTERM', () => {}); setTimeout(() => {}, 30_000)";
    await expect(runner.capture([node, '-e', stubborn], { timeoutSeconds: 1 })).rejects.toThrow('timed out');
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  test('that is not there holds up nobody for the time that it was given', () => {
    const started = "import('./cli/run.ts').then(({ runner }) => runner.capture(['no-such'], { timeoutSeconds: 60 }))";
    const { status, signal } = spawnSync(node, ['-e', `${started}.catch(() => {})`], { timeout: 20_000 });
    expect({ status, signal }).toEqual({ status: 0, signal: null });
  });

  test('fails with a way to get it where it is not installed', async () => {
    await expect(runner.capture(['kubectl'], { env: { PATH: '/nowhere' } })).rejects.toThrow(
      'kubectl is not installed, or not on PATH; see https://kubernetes.io/docs/tasks/tools/',
    );
  });

  test('fails with what to look at where it may not be started', async () => {
    await expect(runner.capture([import.meta.filename])).rejects.toThrow(
      /^\/.*run\.test\.ts can't be started: spawn .* EACCES; may you execute it\?$/,
    );
  });
});
