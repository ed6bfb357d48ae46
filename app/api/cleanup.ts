// Runs on a schedule: removes notes for good that were deleted more than RETENTION_DAYS ago, and exits with 0 or 1.
import { openDatabase } from '../lib/database.ts';
import { log } from '../lib/log.ts';
import { numberSetting, textSetting } from '../lib/settings.ts';
import { purgeNotes } from './notes.ts';

try {
  const retentionDays = numberSetting('RETENTION_DAYS', 30);
  const database = openDatabase(textSetting('DATABASE_URL'), 1);
  const removed = await purgeNotes(database, retentionDays);
  await database.end();
  log('info', 'cleaned up', { removed, retentionDays });
} catch (error) {
  log('error', 'cleanup failed', { error });
  process.exitCode = 1;
}
