import { setTimeout as sleep } from 'node:timers/promises';
import type { Subject } from '../contract.ts';
import { clientOf, type EchoRoute } from './application.ts';

/** Between two requests, in milliseconds. */
const PAUSE = 250;

/** What is said where no request was lost. */
export const ALL_ANSWERED = 'all are answered';

/**
 * Asks at each of the routes, four times a second, and tells which answers were lost.
 *
 * @param until ends it, however it ends
 */
export async function askMeanwhile(
  subject: Subject,
  routes: readonly EchoRoute[],
  path: string,
  until: Promise<unknown>,
): Promise<string> {
  let isOver = false;
  const over = Promise.allSettled([until]).then(() => (isOver = true));
  const clients = await Promise.all(
    routes.map(async ({ route: { host, tls } }) => ({ client: await clientOf(subject, host), plain: !tls })),
  );
  const asked: Promise<string>[] = [];
  while (!isOver) {
    for (const { client, plain } of clients) {
      const answer = client.ask({ path, plain }).then(({ status }) => String(status));
      asked.push(answer.catch((error: Error) => error.message));
    }
    await Promise.race([over, sleep(PAUSE)]);
  }
  const lost = (await Promise.all(asked)).filter((status) => status !== '200');
  return lost.length === 0 ? ALL_ANSWERED : `${lost.length} of ${asked.length} fail: ${lost.join(', ')}`;
}
