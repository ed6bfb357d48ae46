import type { ServerResponse } from 'node:http';

import type { Reply } from '../lib/http.ts';

/**
 * A stream of server-sent events: how many notes there are, once a second.
 *
 * When the process leaves, the stream says `bye` and ends, so that the client connects again, to another replica.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function noteEvents(count: () => Promise<number>, leaving: AbortSignal, everyMs = 1000): Reply {
  const body = (response: ServerResponse): void => {
    const push = (event: string, data: unknown) => response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    // A failed count is left out: the next second may know better.
    const tick = () =>
      void count().then(
        (notes) => response.writable && push('notes', { notes }),
        () => {},
      );
    const sayBye = () => {
      push('bye', {});
      response.end();
    };

    const timer = setInterval(tick, everyMs);
    response.on('close', () => {
      clearInterval(timer);
      leaving.removeEventListener('abort', sayBye);
    });
    if (leaving.aborted) return sayBye();
    leaving.addEventListener('abort', sayBye, { once: true });
    tick();
  };

  const headers = {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // Else the connection would stay open, idle, after the last event, and hold up the process that wants to leave.
    connection: 'close',
    // nginx holds events back otherwise, until its buffer is full.
    'x-accel-buffering': 'no',
  };
  return { status: 200, headers, body };
}
