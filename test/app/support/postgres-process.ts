// A PostgreSQL server in a process of its own, started with fork(): tells its address, and ends with its parent.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

// Creating an empty database takes seconds, loading it again a tenth of that.
const cache = fileURLToPath(new URL(`../../../node_modules/.cache/fairway/${cacheName()}`, import.meta.url));

process.on('disconnect', () => process.exit(0));

if (!existsSync(cache)) {
  const empty = await PGlite.create();
  const dump = Buffer.from(await (await empty.dumpDataDir('none')).arrayBuffer());
  mkdirSync(dirname(cache), { recursive: true });
  // Renamed, since another test may be about to read it.
  writeFileSync(`${cache}.${process.pid}`, dump);
  renameSync(`${cache}.${process.pid}`, cache);
}

const db = await PGlite.create({ loadDataDir: new Blob([readFileSync(cache)]) });
const server = new PGLiteSocketServer({ db, host: '127.0.0.1', port: 0, maxConnections: 50 });
await server.start();
process.send?.(server.getServerConn());

function cacheName(): string {
  const entry = fileURLToPath(import.meta.resolve('@electric-sql/pglite'));
  const manifest = readFileSync(new URL('../package.json', `file://${entry}`), 'utf8');
  return `postgres-${(JSON.parse(manifest) as { version: string }).version}.tar`;
}
