import { readFileSync } from 'node:fs';

import type { Routes } from '../lib/router.ts';

const types = { 'style.css': 'text/css; charset=utf-8', 'icon.svg': 'image/svg+xml' } as const;

/** The files that pages refer to, read once. */
export function assetRoutes(): Routes {
  return Object.fromEntries(
    Object.entries(types).map(([file, type]) => {
      const body = readFileSync(new URL(`./public/${file}`, import.meta.url), 'utf8');
      const headers = { 'content-type': type, 'cache-control': 'max-age=300', 'x-content-type-options': 'nosniff' };
      return [`GET /${file}`, () => ({ status: 200, headers, body })];
    }),
  );
}
