// The worker's entry: takes jobs until it is told to stop, and answers the platform's questions meanwhile.
import { openDatabase } from '../lib/database.ts';
import { Drain } from '../lib/drain.ts';
import { Metrics } from '../lib/metrics.ts';
import { operations } from '../lib/operations.ts';
import { run } from '../lib/run.ts';
import { createService } from '../lib/service.ts';
import { numberSetting, textSetting } from '../lib/settings.ts';
import { countWordsSlowly } from './count-words.ts';
import { queueDepth } from './jobs.ts';
import { WakeUp } from './wake-up.ts';
import { work } from './worker.ts';

await run('worker', () => {
  const databaseUrl = textSetting('DATABASE_URL');
  const workMs = numberSetting('WORK_MS', 0);
  const port = numberSetting('PORT', 8081);
  const database = openDatabase(databaseUrl, 4);
  const drain = new Drain();
  const metrics = new Metrics();
  const wakeUp = new WakeUp();

  // The queue's table has to be there: without it the worker would be ready and could do nothing.
  const check = async () => void (await queueDepth(database));
  const server = createService({ routes: operations(drain, metrics, check), metrics, drain });
  const countWords = (text: string) => countWordsSlowly(text, workMs);
  const working = work({ database, metrics, wakeUp, countWords }, drain.leaving);
  const listening = wakeUp.listen(databaseUrl, drain.leaving);

  const close = async (): Promise<void> => {
    await Promise.all([working, listening]);
    await database.end();
  };
  // Nobody sends requests here, so there is no load balancer to wait for: the job at hand is the last one.
  return { port, seconds: 0, server, drain, close };
});
