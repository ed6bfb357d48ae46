import { describe, expect, test } from '@jest/globals';
import { objectsOfWeb } from '../support/kubernetes-application.ts';

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
});
