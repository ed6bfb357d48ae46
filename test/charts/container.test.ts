import { describe, expect, test } from '@jest/globals';
import { objectsOfWeb, valueAt } from '../support/kubernetes-application.ts';

describe('the container of a workload', () => {
  test('starts what the config says, in the folder that it says', () => {
    const objects = objectsOfWeb({ command: ['node', 'server.ts'], args: ['--verbose'], workingDir: '/srv' });
    const start = { command: ['node', 'server.ts'], args: ['--verbose'], workingDir: '/srv' };
    expect(objects.container('web')).toMatchObject(start);
  });

  test('starts what the image says where the config says nothing', () => {
    const container = objectsOfWeb({}).container('web');
    for (const key of ['command', 'args', 'workingDir']) expect(container).not.toHaveProperty(key);
  });

  test('requests what it is promised, and is held at the limits', () => {
    const resources = { requests: { cpu: '250m', memory: '128Mi' }, limits: { cpu: '1.5', memory: '1Gi' } };
    expect(objectsOfWeb({ resources }).container('web', 'resources')).toEqual(resources);
  });

  test('carries the version of its image on what runs it, and on nothing that outlives it', () => {
    const version = (image: string) => {
      const objects = objectsOfWeb({ image, ports: { http: 8080 } });
      const labelsOf = (kind: string, path: string) =>
        valueAt(objects.get(kind, 'web', path), 'labels') as Readonly<Record<string, string>>;
      expect(labelsOf('Service', 'metadata')).not.toHaveProperty(['app.kubernetes.io/version']);
      expect(objects.get('Deployment', 'web', 'spec.selector.matchLabels')).not.toHaveProperty([
        'app.kubernetes.io/version',
      ]);
      const labels = [labelsOf('Deployment', 'metadata'), labelsOf('Deployment', 'spec.template.metadata')];
      expect(labels[0]).toEqual(labels[1]);
      return labels[0]!['app.kubernetes.io/version'];
    };
    const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
    expect(version('postgres:17.2')).toBe('17.2');
    expect(version(`localhost:5000/web:v1@${digest}`)).toBe('v1');
    expect(version(`localhost:5000/web@${digest}`)).toBe('0123456789ab');
    expect(version('localhost:5000/web')).toBeUndefined();
    expect(version(`web:${'v'.repeat(64)}`)).toBeUndefined();
    expect(version('web:v1.')).toBeUndefined();
  });
});
