// Runs before each deploy that changes it: brings the database's schema up to what this version of the code knows, and exits with 0 or 1.
import { log } from '../lib/log.ts';
import { textSetting } from '../lib/settings.ts';
import { connectWhenReady } from './connect.ts';
import { migrate, readSchemaState } from './migrations.ts';

try {
  const client = await connectWhenReady(textSetting('DATABASE_URL'));
  const applied = await migrate(client);
  const { version } = await readSchemaState(client);
  await client.end();
  log('info', 'schema is up to date', { applied, schemaVersion: version });
} catch (error) {
  log('error', 'migration failed', { error });
  process.exitCode = 1;
}
