import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { PATIENCE_SECONDS, versionIn } from './ask.ts';
import type { Kind } from './kind.ts';
import { CutOffError } from './recorder.ts';
import { streamed } from './streamed.ts';
import { hostHeader, tlsOptions } from './target.ts';

/** Event streams whose events are numbered without a gap. */
export const eventStream: Kind = streamed({
  name: 'event stream',
  connections: 4,
  follow: (target, recorder, signal) =>
    new Promise((resolve, reject) => {
      const url = new URL('/events?every=250', target.origin);
      const open = url.protocol === 'https:' ? httpsRequest : httpRequest;
      let last = performance.now();
      let count = 0;
      let version: string | undefined;
      const fail = (why: string) => {
        if (signal.aborted) resolve();
        else reject(new (count > 0 ? CutOffError : Error)(`event stream after ${count} events: ${why}`));
        asked.destroy();
      };
      const take = (line: string) => {
        if (line !== `id: ${++count}`) return fail(`"${line}" instead of ${count}`);
        recorder.success(last, version);
        last = performance.now();
        impatience.refresh();
      };
      const asked = open(url, { agent: false, headers: hostHeader(target), ...tlsOptions(target) }, (response) => {
        if (response.statusCode !== 200) return fail(`status ${response.statusCode}`);
        version = versionIn(response.headers);
        let rest = '';
        response.setEncoding('utf8').on('data', (text: string) => {
          const lines = (rest + text).split('\n');
          rest = lines.pop()!;
          lines.filter((line) => line.startsWith('id: ')).forEach(take);
        });
        response.on('error', ({ message }) => fail(message));
        response.on('end', resolve);
      });
      const impatience = setTimeout(() => fail('nothing came any more'), PATIENCE_SECONDS * 1000);
      const leave = () => fail('left');
      signal.addEventListener('abort', leave);
      asked.on('error', ({ message }) => fail(message));
      asked.on('close', () => {
        clearTimeout(impatience);
        signal.removeEventListener('abort', leave);
      });
      asked.end();
    }),
});
