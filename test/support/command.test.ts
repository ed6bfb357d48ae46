import { expect, test } from '@jest/globals';
import { attempt, run } from './command.ts';

const node = (script: string) => [process.execPath, '-e', script];

test('gives what a command writes, and its exit code', async () => {
  const script = 'process.stdin.pipe(process.stdout); console.error("oh"); process.exitCode = 3';
  expect(await attempt(node(script), { input: 'hello' })).toEqual({ code: 3, stdout: 'hello', stderr: 'oh\n' });
});

test('fails with the command line and the end of what was written', async () => {
  await expect(run(node('console.log("first"); console.error("last"); process.exit(2)'))).rejects.toThrow(
    /-e .*: exit code 2\nfirst\n+last$/s,
  );
});

test('ends a command that takes too long', async () => {
  const { code, stderr } = await attempt(node('setInterval(() => {}, 1000)'), { timeoutSeconds: 0.5 });
  expect(code).not.toBe(0);
  expect(stderr).toMatch(/ended by SIGKILL; it may take 0.5 s/);
});
