import { describe, expect, test } from '@jest/globals';
import { contains, overlaps, parseRange } from '../../../cli/host/addresses.ts';
import { freeRange, rangesInUse } from '../../../cli/host/routes.ts';
import { factsOf } from '../../support/docker-host.ts';

describe('a range of addresses', () => {
  test('begins where its mask says, and one address is a range, too', () => {
    expect(parseRange('10.1.2.3/16')).toEqual(parseRange('10.1.0.0/16'));
    expect(parseRange('0.0.0.1')).toEqual({ first: 1, size: 1 });
    expect(parseRange('255.255.255.255/0')).toEqual({ first: 0, size: 2 ** 32 });
  });

  test.each(['fd00::/8', '10.0.0.0/33', '10.0.0.256', 'default'])('%s is none', (text) => {
    expect(parseRange(text)).toBeUndefined();
    expect(overlaps(text, '0.0.0.0/0')).toBe(false);
  });

  test('overlaps with one that has an address of it, and contains what is all in it', () => {
    expect(overlaps('10.0.0.0/8', '10.255.255.53')).toBe(true);
    expect(overlaps('10.0.1.0/24', '10.0.2.0/24')).toBe(false);
    expect([contains('10.0.0.0/8', '10.1.0.0/16'), contains('10.1.0.0/16', '10.0.0.0/8')]).toEqual([true, false]);
  });
});

describe('ranges in use', () => {
  const routes = [
    'default via 10.0.0.1 dev eth0',
    '10.0.0.0/24 dev eth0 scope link',
    'local 10.0.0.5 dev eth0 table local',
    'local 127.0.0.0/8 dev lo table local',
    '172.20.0.0/24 dev docker0',
    '172.20.1.0/24 dev docker_gwbridge',
    '172.20.2.0/24 dev br-0123456789ab',
    '172.30.0.0/24 dev shop',
    '100.64.0.0/10 dev tailscale0 table 52',
  ].join('\n');

  test('are those of routes in every table and of nameservers, without those that Docker made', () => {
    const facts = factsOf({
      routes,
      nameservers: 'nameserver 10.255.0.53\nnameserver 127.0.0.53\nnameserver fd00::53',
      networks: 'shop bridge 172.30.0.0/24\nnotes_web overlay 10.200.1.0/24',
    });
    expect(rangesInUse(facts)).toEqual(['10.0.0.0/24', '100.64.0.0/10', '10.255.0.53']);
  });

  test('an overlay network with the addresses of a route leaves the route in use', () => {
    expect(rangesInUse(factsOf({ routes, networks: 'web overlay 10.0.0.0/24' }))).toContain('10.0.0.0/24');
  });
});

describe('a free range', () => {
  test('has no address of one in use', () => {
    expect(freeRange('bridge', [])).toBe('172.20.0.0/16');
    expect(freeRange('bridge', ['172.20.7.0/24', '172.21.0.0/16'])).toBe('172.22.0.0/16');
    expect(freeRange('overlay', ['10.200.0.0/15'])).toBe('10.202.0.0/16');
  });

  test('is none where all are in use', () => {
    expect(freeRange('overlay', ['10.0.0.0/8'])).toBeUndefined();
  });
});
