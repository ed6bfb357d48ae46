import { describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import { imageReference } from '../../app/schema/image.ts';
import {
  containerPath,
  labelName,
  name,
  nonEmpty,
  plainText,
  portName,
  secretName,
  variableName,
} from '../../app/schema/name.ts';
import { routeSchema } from '../../app/schema/route.ts';

const host = routeSchema.shape.host;
const path = routeSchema.shape.path;

/** What each kind of name may be, and what not. */
const kinds: readonly [string, z.ZodType, readonly string[], readonly string[]][] = [
  [
    'name',
    name(),
    ['a', 'web', 'web-2', 'a'.repeat(40)],
    ['', 'Web', '2web', '-web', 'web-', 'web_2', 'web.2', 'wéb', 'web\n', 'a'.repeat(41), '__proto__'],
  ],
  [
    'port name',
    portName(),
    ['http', 'dns-udp', '9p', 'a'.repeat(15)],
    ['', '80', 'a--b', '-a', 'a-', 'A', 'a'.repeat(16)],
  ],
  [
    'secret name',
    secretName(),
    ['A', 'DB_PASSWORD', 'S3_KEY'],
    ['', 'password', '_A', 'A_', '3S', 'A-B', 'A'.repeat(41)],
  ],
  [
    'variable',
    variableName(),
    ['PATH', '_', 'a1', 'GITEA__database__HOST', 'FAIRWAY_SECRET'],
    ['FAIRWAY_SECRET_A', '', '1A', 'A-B', 'A.B', 'A=B', 'A\n'],
  ],
  ['label name', labelName(), ['zone', 'kubernetes.io/arch', 'constructors'], ['', 'constructor', 'a\0b']],
  [
    'container path',
    containerPath(),
    ['/data', '/etc/my app/x.conf', '/data/', '/.hidden', '/a..b'],
    ['', '/', '//data', 'data', './data', '/data/../etc', '/a:b', '/a\nb', '/a\0b', '/\ud800'],
  ],
  [
    'image',
    imageReference(),
    [
      'nginx',
      'postgres:17',
      'library/nginx:1.27-alpine',
      'ghcr.io/acme/api:v1',
      'localhost:5000/a/b_c/d__e:x',
      `redis@sha256:${'0'.repeat(64)}`,
      `redis:8@sha256:${'0'.repeat(64)}`,
    ],
    ['', 'Nginx', 'nginx:', ':1', 'nginx:1:2', 'a b', 'https://ghcr.io/a', 'nginx@sha256:123', '/nginx', 'nginx/'],
  ],
  [
    'host',
    host,
    ['localhost', 'notes.localhost', 'shop.example.com', '*.example.com', 'xn--bcher-kva.example', '1.example.com'],
    [
      '',
      'Shop.example.com',
      'shop_1.example.com',
      '*',
      'a.*.com',
      '-a.com',
      'a-.com',
      'a..b',
      'a.com.',
      'a.com:80',
      '203.0.113.5',
      'http://a.com',
    ],
  ],
  [
    'route path',
    path,
    ['/', '/api', '/api/v1.2/', '/~me', '/a%20b'],
    ['', 'api', '/a b', '/*', '/a?b', '/a#b', '//a', '/a//b', '/{id}'],
  ],
  ['text of a manifest', nonEmpty(), ['x', ' ', 'zwölf', '𝕏'], ['', 'a\0', '\ud800', 'x\udc00']],
  ['open text', plainText(), ['', '$HOME', 'a\nb'], ['\0', '\ud800']],
];

describe.each(kinds)('a %s', (_, schema, good, bad) => {
  test.each(good)('may be %j', (text) => {
    expect(schema.safeParse(text).success).toBe(true);
  });

  test.each(bad)('fails for %j', (text) => {
    expect(schema.safeParse(text).success).toBe(false);
  });
});

test.each(kinds)('a %s is refused at once, however long it is', (_, schema) => {
  const started = performance.now();
  for (const part of ['a', 'a-', 'a.', '/', 'A_', '_', '-']) schema.safeParse(`${part.repeat(100_000)}!\0`);
  expect(performance.now() - started).toBeLessThan(1000);
});
