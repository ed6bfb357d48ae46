import { describe, expect, test } from '@jest/globals';
import { objectsOfWeb } from '../support/kubernetes-application.ts';

const ports = { http: 8080 };
const timing = { initialDelaySeconds: 1, periodSeconds: 5, timeoutSeconds: 3, failureThreshold: 4 };

describe('probes', () => {
  test('http, tcp and exec are what Kubernetes calls so, with their timing', () => {
    const container = objectsOfWeb({
      ports,
      startupProbe: { exec: { command: ['ready', '--now'] }, ...timing },
      readinessProbe: { http: { path: '/readyz?full' } },
      livenessProbe: { tcp: {} },
    }).container('web');
    expect(container.startupProbe).toEqual({ exec: { command: ['ready', '--now'] }, ...timing });
    expect(container.readinessProbe.httpGet).toEqual({ path: '/readyz?full', port: 'http', scheme: 'HTTP' });
    expect(container.livenessProbe.tcpSocket).toEqual({ port: 'http' });
  });

  test('what is not declared is not there', () => {
    const container = objectsOfWeb({ ports }).container('web');
    expect(Object.keys(container).filter((key) => key.endsWith('Probe'))).toEqual([]);
  });
});
