import { describe, expect, test } from '@jest/globals';
import { secret } from '../../app/define.ts';
import { serviceOf, stackOfWeb } from '../support/docker-application.ts';

const withContent = (content: string) =>
  stackOfWeb({ files: { banner: { mountPath: '/etc/banner', mode: '0555' } } }, { configs: { banner: { content } } });

describe('configs', () => {
  test('are files of the user, with a mode', () => {
    expect(serviceOf(withContent('hi'), 'web').configs).toEqual([
      { source: 'banner', target: '/etc/banner', uid: 1000, gid: 1000, mode: '0555' },
    ]);
  });

  test('have another name with other content, because the swarm can not change them', () => {
    const [first] = withContent('hi').configs;
    const [second] = withContent('ho').configs;
    expect(first).toEqual({ key: 'banner', name: expect.stringMatching(/^shop_banner-[0-9a-f]{10}$/), content: 'hi' });
    expect(second?.name).not.toBe(first?.name);
    expect(withContent('hi').configs).toEqual([first]);
  });
});

describe('secrets', () => {
  const secrets = { TOKEN: {} };
  const keys = { secrets: { TOKEN: '/run/secrets/token' } };

  test('are files in memory that only the user of the container can read', () => {
    const web = serviceOf(stackOfWeb({ ...keys, security: { user: 70, group: 71 } }, { secrets }), 'web');
    expect(web.secrets).toEqual([{ source: 'TOKEN', target: '/run/secrets/token', uid: 70, gid: 71, mode: '0400' }]);
  });

  test('of variables lie in a folder of their own, where no mounted one is in their place', () => {
    const both = { A: {}, B: {} };
    const mixed = { command: ['serve'], secrets: { A: '/run/secrets/B' }, env: { V: secret('B') } };
    expect(
      serviceOf(stackOfWeb(mixed, { secrets: both }), 'web').secrets.map(({ source, target }) => [source, target]),
    ).toEqual([
      ['A', '/run/secrets/B'],
      ['B', '/run/secrets/fairway/B'],
    ]);
  });

  test('have another name with another value, where that is known', () => {
    expect(stackOfWeb(keys, { secrets }).secrets).toEqual([{ key: 'TOKEN', name: 'shop_TOKEN' }]);
  });
});
