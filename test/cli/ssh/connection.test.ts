import { describe, expect, test } from '@jest/globals';
import { parseConnection, showConnection } from '../../../cli/ssh/connection.ts';

describe('the address of a host', () => {
  test.each([
    ['ssh://root@vps.example.com', { user: 'root', host: 'vps.example.com' }],
    ['ssh://vps', { host: 'vps' }],
    ['ssh://deploy@[2001:db8::7]:2222', { user: 'deploy', host: '2001:db8::7', port: 2222 }],
  ])('%s is read and shown again', (url, expected) => {
    expect(parseConnection(url)).toEqual(expected);
    expect(showConnection(parseConnection(url))).toBe(url);
  });

  test.each(['vps.example.com', 'root@vps', 'tcp://vps:2375', 'ssh://root:secret@vps', 'ssh://vps/path', 'ssh://'])(
    'fails for %s and shows how it is written',
    (url) => expect(() => parseConnection(url)).toThrow('expected a host such as ssh://root@vps.example.com'),
  );
});
