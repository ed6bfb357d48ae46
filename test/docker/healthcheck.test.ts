import { describe, expect, test } from '@jest/globals';
import { secret } from '../../app/define.ts';
import { BUSYBOX, busyboxMount } from '../../docker/busybox.ts';
import { checkOf, serviceOf, stackOfWeb } from '../support/docker-application.ts';

const ports = { http: 8080 };
const web = (keys: Parameters<typeof stackOfWeb>[0]) => serviceOf(stackOfWeb({ ports, ...keys }), 'web');

/** What a check asks before the replica is ready, and what it asks from then on. */
function phases(script: string) {
  const [, before = '', after = ''] = /^([^]*)\nfi\n([^]*)$/.exec(script) ?? [];
  return { before, after };
}

const asks = (path: string) => `wget -S -O /dev/null "http://127.0.0.1:8080${path}"`;

describe('health checks', () => {
  test("without a probe there is none, the image's own included", () => {
    expect(web({}).healthcheck.test).toEqual(['NONE']);
    expect(web({}).mounts).not.toContainEqual(busyboxMount);
  });

  test('run in any image, by the busybox that is mounted', () => {
    const { healthcheck, mounts } = web({ readinessProbe: { tcp: {} } });
    expect(healthcheck.test.slice(0, 4)).toEqual(['CMD', BUSYBOX, 'sh', '-c']);
    expect(mounts).toContainEqual(busyboxMount);
  });

  test('ask for startup, then for readiness, until both were reached, and for liveness from then on', () => {
    const { before, after } = phases(
      checkOf(
        web({
          startupProbe: { http: { path: '/up' } },
          readinessProbe: { http: { path: '/ready' } },
          livenessProbe: { http: { path: '/live' } },
        }),
      ),
    );
    expect(before.indexOf(asks('/up'))).toBeGreaterThan(0);
    expect(before.indexOf(asks('/ready'))).toBeGreaterThan(before.indexOf(asks('/up')));
    expect(before).not.toContain(asks('/live'));
    expect(after).toContain(asks('/live'));
    expect(after).not.toContain(asks('/ready'));
  });

  test('with readiness alone never end a replica that was ready once', () => {
    const { healthcheck, ...service } = web({ readinessProbe: { http: {} } });
    expect(phases(checkOf({ healthcheck, ...service })).after).toBe(`${BUSYBOX} sleep 300`);
    expect(healthcheck.retries).toBe(1);
  });

  test('with liveness alone hold nothing back', () => {
    const { before } = phases(checkOf(web({ livenessProbe: { http: {} } })));
    expect(before).not.toContain('until');
    expect(before).toContain('exit 0');
  });

  test("keep the probes' times", () => {
    const service = web({
      startupProbe: { tcp: {}, periodSeconds: 5, failureThreshold: 60, timeoutSeconds: 4 },
      livenessProbe: { http: {}, periodSeconds: 20, failureThreshold: 4, timeoutSeconds: 3, initialDelaySeconds: 9 },
    });
    const { before, after } = phases(checkOf(service));
    expect(before).toContain('+ 300))');
    expect(before).toContain('nc -w 4 127.0.0.1 8080');
    expect(after).toContain(`${BUSYBOX} sleep 9; }`);
    expect(after).toContain(`${BUSYBOX} sleep 19\n`);
    expect(after).toContain('timeout -s KILL 3 ');
    expect(service.healthcheck).toMatchObject({ interval: '1s', retries: 4 });
  });

  test('give a replica two minutes to become ready where readinessProbe allows less', () => {
    expect(checkOf(web({ readinessProbe: { tcp: {}, periodSeconds: 1 } }))).toContain('+ 120))');
    expect(checkOf(web({ readinessProbe: { tcp: {}, periodSeconds: 60, failureThreshold: 5 } }))).toContain('+ 300))');
  });

  test('run a command without a shell of its own', () => {
    const script = checkOf(web({ livenessProbe: { exec: { command: ['check', "it's; rm -rf /", '$HOME'] } } }));
    expect(script).toContain(`'check' 'it'\\''s; rm -rf /' '$HOME'`);
  });

  test('give a command the variables with secrets, which the engine does not know', () => {
    const rest = { secrets: { PASSWORD: {} } };
    const keys = { ports, command: ['x'], env: { PASSWORD: secret('PASSWORD') } };
    const exec = { readinessProbe: { exec: { command: ['check'] } } };
    expect(checkOf(serviceOf(stackOfWeb({ ...keys, ...exec }, rest), 'web'))).toContain('export PASSWORD');
    expect(checkOf(serviceOf(stackOfWeb({ ...keys, readinessProbe: { tcp: {} } }, rest), 'web'))).not.toContain(
      'PASSWORD',
    );
  });
});
