import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import type { Drain, DrainOptions } from './drain.ts';
import { log } from './log.ts';
import { textSetting } from './settings.ts';

/** A service that is put together and not started yet. */
export interface RunOptions extends DrainOptions {
  readonly port: number;
  readonly drain: Drain;
}

/**
 * Runs a service until it is told to stop, drains it, and exits with 0; or with 1 if it can't start.
 *
 * The signal handlers matter in a container: as process 1, Node ignores a SIGTERM that nothing handles, and is killed
 * after the grace period. SIGINT is a person's Ctrl-C, who doesn't want to wait for load balancers.
 */
export async function run(name: string, setUp: () => RunOptions): Promise<void> {
  const stopped = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT').then(() => 'at once' as const)]);
  const options = await start(name, setUp);
  const seconds = (await stopped) === 'at once' ? 0 : options.seconds;
  await options.drain.run({ ...options, seconds });
  log('info', 'stopped', { name });
  process.exit(0);
}

async function start(name: string, setUp: () => RunOptions): Promise<RunOptions> {
  try {
    const options = setUp();
    options.server.listen(options.port);
    await once(options.server, 'listening');
    const { port } = options.server.address() as AddressInfo;
    log('info', 'started', { name, port, version: textSetting('APP_VERSION', 'dev') });
    return options;
  } catch (error) {
    log('error', 'cannot start', { name, error });
    process.exit(1);
  }
}
