import { describe, expect, test } from '@jest/globals';
import { objectsOfWeb } from '../support/kubernetes-application.ts';

const ports = { http: 8080 };
const timing = { initialDelaySeconds: 1, periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 4 };

describe('probes', () => {
  test('http, tcp and exec are what Kubernetes calls so, with their timing', () => {
    const objects = objectsOfWeb({
      ports,
      startupProbe: { exec: { command: ['ready', '--now'] }, ...timing },
      readinessProbe: { http: { path: '/readyz?full' } },
      livenessProbe: { tcp: {} },
    });
    const httpGet = { path: '/readyz?full', port: 'http', scheme: 'HTTP' };
    expect(objects.container('web', 'startupProbe')).toEqual({ exec: { command: ['ready', '--now'] }, ...timing });
    expect(objects.container('web', 'readinessProbe.httpGet')).toEqual(httpGet);
    expect(objects.container('web', 'livenessProbe.tcpSocket')).toEqual({ port: 'http' });
  });

  test('what is not declared is not there', () => {
    const container = objectsOfWeb({ ports }).container('web') as object;
    expect(Object.keys(container).filter((key) => key.endsWith('Probe'))).toEqual([]);
  });
});
