import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { destinationOf } from '../../../cli/live/destination.ts';

const root = mkdtempSync(join(tmpdir(), 'fairway-destination-'));

beforeAll(() => {
  const docker =
    'config:\n  fairway:target: docker\n  fairway:host: ssh://deploy@vps\n  secrets:A:\n    secure: v1:x\n';
  writeFileSync(join(root, 'Pulumi.docker.yaml'), docker);
  writeFileSync(join(root, 'Pulumi.prod.yaml'), docker.replace('@vps', '@prod') + '  fairway:environment: prod\n');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('where an application is', () => {
  test('comes from the settings of the stack with the name of the target, or of the named one', () => {
    expect(destinationOf({ target: 'docker' }, root)).toMatchObject({ target: 'docker', host: 'ssh://deploy@vps' });
    expect(destinationOf({ stack: 'prod' }, root)).toMatchObject({ host: 'ssh://deploy@prod', environment: 'prod' });
  });

  test('comes from the options first', () => {
    expect(destinationOf({ stack: 'prod', host: 'ssh://x', environment: 'dev' }, root)).toMatchObject({
      host: 'ssh://x',
      environment: 'dev',
    });
  });

  test('needs no file for a target', () => {
    expect(destinationOf({ target: 'kubernetes', context: 'kind' }, root)).toMatchObject({
      target: 'kubernetes',
      kubeContext: 'kind',
    });
  });

  test('fails where it stays open, or options contradict the stack', () => {
    expect(() => destinationOf({}, root)).toThrow('Say --target docker or --target kubernetes');
    expect(() => destinationOf({ stack: 'staging' }, root)).toThrow('there is no stack "staging"');
    expect(() => destinationOf({ stack: '../x' }, root)).toThrow('there is no');
    expect(() => destinationOf({ stack: 'prod', target: 'kubernetes' }, root)).toThrow('has the target docker');
  });
});
