import { WebSocket } from 'ws';
import { PATIENCE_SECONDS, versionIn } from './ask.ts';
import type { Kind } from './kind.ts';
import { CutOffError } from './recorder.ts';
import { streamed } from './streamed.ts';
import { hostHeader, tlsOptions } from './target.ts';

/** Time between messages, in milliseconds. */
const EVERY = 250;

/** What is shown for a connection that has ended without a close frame. */
const CUT_OFF = 1006;

/** WebSockets on which each message comes back. */
export const webSocket: Kind = streamed({
  name: 'WebSocket',
  connections: 4,
  follow: (target, recorder, signal) =>
    new Promise((resolve, reject) => {
      const url = new URL('/socket', target.origin.replace(/^http/, 'ws'));
      const socket = new WebSocket(url, { headers: hostHeader(target), ...tlsOptions(target) });
      let version: string | undefined;
      let sentAt = performance.now();
      let count = 0;
      let next: NodeJS.Timeout | undefined;

      const cutOff = (why: string) => {
        reject(new Error(`WebSocket ${why} after ${count} messages`));
        socket.terminate();
      };
      const impatience = setTimeout(() => cutOff('said nothing any more'), PATIENCE_SECONDS * 1000);
      const send = () => {
        sentAt = performance.now();
        socket.send(String(count));
      };
      const leave = () => socket.close(1000);

      signal.addEventListener('abort', leave);
      socket.on('upgrade', ({ headers }) => (version = versionIn(headers)));
      socket.on('open', send);
      socket.on('message', (data: Buffer) => {
        if (data.toString() !== String(count)) return cutOff(`answered ${data.toString()} instead of ${count}`);
        count++;
        recorder.success(sentAt, version);
        impatience.refresh();
        next = setTimeout(send, EVERY);
      });
      socket.on('error', (error) => reject(new Error(`WebSocket after ${count} messages: ${error.message}`)));
      socket.on('close', (code) => {
        clearTimeout(impatience);
        clearTimeout(next);
        signal.removeEventListener('abort', leave);
        if (code === CUT_OFF && !signal.aborted) reject(new CutOffError(`WebSocket cut off after ${count} messages`));
        else resolve();
      });
      if (signal.aborted) leave();
    }),
});
