import { describe, expect, test } from '@jest/globals';
import { pushSecrets } from '../../../cli/docker/push-secrets.ts';
import { FakeRunner } from '../../support/fake-runner.ts';
import { application, VALUE, values, versions } from '../secrets/support.ts';

describe('fairway secrets push to a swarm', () => {
  const present = `shop_DB_PASSWORD_${versions['DB_PASSWORD']}\nshop_TOKEN_000000000000\n`;

  test('makes what is missing under a name with its version, and leaves old versions', async () => {
    const run = new FakeRunner((command) => (command.includes('secret ls') ? present : ''));
    const written = await pushSecrets(run, application, values, { host: 'ssh://vps.example.com' });
    expect(written).toEqual([`shop_TOKEN_${versions['TOKEN']}`]);
    expect(run.commands).toEqual([
      'docker secret ls --format {{.Name}}',
      `docker secret create --label fairway.application=shop shop_TOKEN_${versions['TOKEN']} -`,
    ]);
    expect(run.calls[1]).toMatchObject({ input: VALUE, env: { DOCKER_HOST: 'ssh://vps.example.com' } });
  });

  test('changes nothing with --dry-run', async () => {
    const run = new FakeRunner();
    expect(await pushSecrets(run, application, values, { dryRun: true })).toHaveLength(2);
    expect(run.commands).toEqual(['docker secret ls --format {{.Name}}']);
  });
});
