import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { secret, template } from '../../app/define.ts';
import { BUSYBOX } from '../../docker/busybox.ts';
import { scriptOf, serviceOf, stackOfWeb } from '../support/docker-application.ts';

const command = ['serve'];
const secrets = { PASSWORD: {} };

describe('environment variables', () => {
  test('literals stand in the service, as texts', () => {
    const { env, command } = serviceOf(stackOfWeb({ env: { PORT: 80, DEBUG: false, NAME: 'a b' } }), 'web');
    expect(env).toEqual({ DEBUG: 'false', NAME: 'a b', PORT: '80' });
    expect(command).toBeUndefined();
  });

  test("braces are no template of Swarm's", () => {
    const { env } = serviceOf(stackOfWeb({ env: { LAYOUT: '{{ title }}' } }), 'web');
    expect(env['LAYOUT']).toBe('{{"{{"}} title }}');
  });

  test('a variable with a secret is made by the start script, from a file in memory', () => {
    const web = serviceOf(stackOfWeb({ command, env: { PASSWORD: secret('PASSWORD') } }, { secrets }), 'web');
    expect(web.env).toEqual({});
    expect(scriptOf(web)).toContain(`PASSWORD="$(${BUSYBOX} cat /run/secrets/fairway/PASSWORD)"; export PASSWORD`);
    expect(web.secrets).toEqual([
      { source: 'PASSWORD', target: '/run/secrets/fairway/PASSWORD', uid: 1000, gid: 1000, mode: '0400' },
    ]);
  });

  test('a shell reads a template as it was written, whatever stands in it', () => {
    const URL = template`it's "$HOME" \`id\` \\ ${secret('PASSWORD')}@{{x}}`;
    const web = serviceOf(stackOfWeb({ command, env: { URL } }, { secrets }), 'web');
    // `echo cat /run/secrets/fairway/PASSWORD` stands in for the busybox that reads the secret.
    const assignment = scriptOf(web).split('\n')[1]!.replace(BUSYBOX, 'echo');
    const value = execFileSync('sh', ['-c', `${assignment}; printenv URL`], { encoding: 'utf8' });
    expect(value).toBe('it\'s "$HOME" `id` \\ cat /run/secrets/fairway/PASSWORD@{{x}}\n');
  });
});
