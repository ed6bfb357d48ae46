import { setTimeout as sleep } from 'node:timers/promises';
import type { Subject } from '../contract.ts';
import { clientOf, type EchoRoute } from './application.ts';

/** Between two requests, in milliseconds. */
const PAUSE = 250;

/** What is said where no request was lost. */
export const ALL_ANSWERED = 'all are answered';

/** What is said where requests were lost for a moment at most. */
export const answeredBut = (seconds: number) =>
  seconds === 0 ? ALL_ANSWERED : `all are answered, but for ${seconds} s at most`;

/**
 * Asks at each of the routes, four times a second, and tells which answers were lost.
 *
 * @param until ends it, however it ends
 * @param moment how long after the first lost answer others may be, in seconds
 */
export async function askMeanwhile(
  subject: Subject,
  routes: readonly EchoRoute[],
  path: string,
  until: Promise<unknown>,
  moment = 0,
): Promise<string> {
  let isOver = false;
  const over = Promise.allSettled([until]).then(() => (isOver = true));
  const clients = await Promise.all(
    routes.map(async ({ route: { host, tls } }) => ({ client: await clientOf(subject, host), plain: !tls })),
  );
  const asked: Promise<{ readonly at: number; readonly status: string }>[] = [];
  while (!isOver) {
    for (const { client, plain } of clients) {
      const at = Date.now();
      const answer = client.ask({ path, plain }).then(({ status }) => String(status));
      asked.push(answer.catch((error: Error) => error.message).then((status) => ({ at, status })));
    }
    await Promise.race([over, sleep(PAUSE)]);
  }
  const lost = (await Promise.all(asked)).filter(({ status }) => status !== '200');
  const seconds = lost.length === 0 ? 0 : (lost.at(-1)!.at - lost[0]!.at + PAUSE) / 1000;
  if (seconds <= moment) return answeredBut(moment);
  return `${lost.length} of ${asked.length} fail in ${seconds} s: ${lost.map(({ status }) => status).join(', ')}`;
}
