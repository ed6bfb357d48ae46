// The API's entry: reads the settings, and serves until it is told to stop.
import { openDatabase } from '../lib/database.ts';
import { Drain } from '../lib/drain.ts';
import { run } from '../lib/run.ts';
import { numberSetting, textSetting } from '../lib/settings.ts';
import { createApi } from './api.ts';

await run('api', () => {
  const database = openDatabase(textSetting('DATABASE_URL'));
  const drain = new Drain();
  return {
    port: numberSetting('PORT', 8080),
    seconds: numberSetting('DRAIN_SECONDS', 5),
    server: createApi({ database, drain, version: textSetting('APP_VERSION', 'dev') }),
    drain,
    close: () => database.end(),
  };
});
