import type { Server } from 'node:http';

import type { Database } from '../lib/database.ts';
import type { Drain } from '../lib/drain.ts';
import { Metrics } from '../lib/metrics.ts';
import { operations } from '../lib/operations.ts';
import { createService } from '../lib/service.ts';
import { noteEvents } from './events.ts';
import { readMigrations } from './migrations.ts';
import { noteRoutes } from './note-routes.ts';
import { countNotes } from './notes.ts';
import { Readiness } from './readiness.ts';
import { statusRoutes } from './status-routes.ts';

/** What the API needs from outside. */
export interface ApiOptions {
  readonly database: Database;
  readonly drain: Drain;
  readonly version: string;
}

/** Puts the API together, not yet listening. */
export function createApi({ database, drain, version }: ApiOptions): Server {
  const count = () => countNotes(database);
  const readiness = new Readiness(database, readMigrations().at(-1)?.version ?? 0);
  const metrics = new Metrics();
  metrics.gauge('notes_total', 'Notes that are kept.', count);

  return createService({
    drain,
    metrics,
    routes: {
      ...operations(drain, metrics, () => readiness.check()),
      ...noteRoutes(database),
      ...statusRoutes(database, readiness, version),
      'GET /api/events': () => noteEvents(count, drain.leaving),
    },
  });
}
