import { describe, expect, test } from '@jest/globals';
import { secret } from '../../app/define.ts';
import { ConfigError } from '../../app/errors/config-error.ts';
import { BUSYBOX, busyboxMount } from '../../docker/busybox.ts';
import { checkOf, scriptOf, serviceOf, stackOf, stackOfWeb } from '../support/docker-application.ts';

const db = { image: 'db:1', ports: { sql: 5432 } };
const secrets = { PASSWORD: {} };
const withSecret = { env: { PASSWORD: secret('PASSWORD') } };

describe('start', () => {
  test('a container that needs no script starts what the config says, or the image', () => {
    const { command, args } = serviceOf(stackOfWeb({ command: ['a', 'b'], args: ['c'] }), 'web');
    expect({ command, args }).toEqual({ command: ['a', 'b'], args: ['c'] });
    expect(serviceOf(stackOfWeb({}), 'web').command).toBeUndefined();
  });

  test('a script ends by becoming the program', () => {
    const web = serviceOf(
      stackOfWeb({ ...withSecret, command: ['node', 'a b.js'], args: ['--x'] }, { secrets }),
      'web',
    );
    expect(web.command).toEqual([BUSYBOX, 'sh', '-c', expect.stringMatching(/\nexec "\$@"$/), 'web']);
    expect(web.args).toEqual(['node', 'a b.js', '--x']);
    expect(web.mounts).toContainEqual(busyboxMount);
  });

  test('what the image starts is known from its build', () => {
    const start = { entrypoint: ['docker-entrypoint.sh'], cmd: ['node', 'server.js'] };
    const record = {
      images: { 'web:1': { digest: `sha256:${'0'.repeat(64)}`, start } },
      secrets: { docker: {}, kubernetes: {} },
    };
    const stackWith = (args?: string[]) =>
      stackOf({ secrets, workloads: { web: { image: 'web:1', ...withSecret, args } } }, { record });
    expect(serviceOf(stackWith(), 'web').args).toEqual(['docker-entrypoint.sh', 'node', 'server.js']);
    expect(serviceOf(stackWith(['other.js']), 'web').args).toEqual(['docker-entrypoint.sh', 'other.js']);
  });

  test('fails where a script has to start what nobody told, for all containers at once', () => {
    const unknown = () =>
      stackOf({
        secrets,
        workloads: { web: { image: 'web:1', ...withSecret }, plain: { image: 'plain:1' } },
        jobs: { task: { image: 'task:1' } },
      });
    expect(unknown).toThrow(ConfigError);
    expect(unknown).toThrow(/^workloads\.web\.command: expected the program[^]*\njobs\.task\.command: /);
    expect(unknown).not.toThrow(/plain/);
  });

  test('a healthy dependency is awaited at its port', () => {
    const web = serviceOf(stackOfWeb({ command: ['x'], dependsOn: { db: 'healthy' } }, { workloads: { db } }), 'web');
    expect(scriptOf(web)).toContain(`until ${BUSYBOX} nc -w 2 db 5432 -e ${BUSYBOX} true 2>/dev/null; do`);
  });

  test('a started dependency is not awaited: Swarm starts all at once', () => {
    const web = serviceOf(stackOfWeb({ dependsOn: { db: 'started' } }, { workloads: { db } }), 'web');
    expect(web.command).toBeUndefined();
    expect(web.dependsOn).toContain('db');
  });

  test('while it waits a new version is not healthy, so the old one keeps running', () => {
    const stack = stackOfWeb(
      { command: ['x'], dependsOn: { migrate: 'completed' } },
      { jobs: { migrate: { image: 'web:1', command: ['m'] } } },
    );
    const web = serviceOf(stack, 'web');
    expect(scriptOf(web)).toMatch(/\n: > \/dev\/shm\/fairway-started\nexec/);
    expect(checkOf(web)).toContain('until [ -e /dev/shm/fairway-started ]');
  });
});

describe('the end of a job', () => {
  const jobs = (env: Record<string, string>) => ({ migrate: { image: 'web:1', command: ['m'], env } });
  const stackWith = (env: Record<string, string>) =>
    stackOfWeb({ command: ['x'], dependsOn: { migrate: 'completed' } }, { jobs: jobs(env) });
  const fileIn = (script: string) => /\/\.fairway-done\/migrate-[0-9a-f]{10}/.exec(script)?.[0];

  test('is a file that the job makes and its dependents wait for', () => {
    const stack = stackWith({});
    const file = fileIn(scriptOf(serviceOf(stack, 'migrate')));
    expect(scriptOf(serviceOf(stack, 'migrate'))).toContain(`if wait $job; then : > ${file}; exit 0; fi`);
    expect(scriptOf(serviceOf(stack, 'web'))).toContain(`until [ -e ${file} ]`);
  });

  test('is another file for another version of the job, and the same for the same', () => {
    const fileOf = (env: Record<string, string>) => fileIn(scriptOf(serviceOf(stackWith(env), 'web')));
    expect(fileOf({ A: '1' })).toBe(fileOf({ A: '1' }));
    expect(fileOf({ A: '1' })).not.toBe(fileOf({ A: '2' }));
  });

  test('can only be made by jobs', () => {
    const stack = stackWith({});
    const done = (key: string) => serviceOf(stack, key).mounts.find(({ target }) => target === '/.fairway-done');
    expect(done('migrate')).toMatchObject({ readOnly: false });
    expect(done('web')).toMatchObject({ readOnly: true });
  });
});
