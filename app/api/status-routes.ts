import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Queryable } from '../lib/database.ts';
import { HttpError, json } from '../lib/http.ts';
import type { Routes } from '../lib/router.ts';
import { readSchemaState } from './migrations.ts';
import type { Readiness } from './readiness.ts';

const startedAt = new Date(performance.timeOrigin);

/** What runs here, and one slow answer to try updates under load with. */
export function statusRoutes(database: Queryable, readiness: Readiness, version: string): Routes {
  return {
    'GET /api/status': async () => {
      // So that `readyAt` is there also where no probe asked before.
      await readiness.check().catch(() => {});
      const schema = await readSchemaState(database);
      return json(200, {
        version,
        startedAt,
        readyAt: readiness.readyAt,
        schemaVersion: schema.version,
        migratedAt: schema.migratedAt,
        hostname: hostname(),
        user: process.getuid?.() ?? null,
      });
    },

    'GET /api/slow': async ({ url }) => {
      const ms = Number(url.searchParams.get('ms') ?? 1000);
      if (!(ms >= 0 && ms <= 10_000)) throw new HttpError(400, 'ms: expected a number from 0 to 10000');
      await sleep(ms);
      return json(200, { ms });
    },
  };
}
