import type { Exchange } from './routes.ts';

/**
 * An event stream of numbers. It ends in order when the replica leaves: a client that was cut off can tell.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function events({ response, query, state, settings }: Exchange): void {
  let number = 0;
  const send = () => response.write(`id: ${++number}\ndata: ${settings.version}\n\n`);
  const end = () => response.end();
  const timer = setInterval(send, Number(query.get('every') ?? 250));
  response.on('close', () => {
    clearInterval(timer);
    state.off('leaving', end);
  });
  response.on('finish', () => clearInterval(timer));
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  send();
  if (state.leaves) end();
  else state.once('leaving', end);
}
