import { createServer } from 'node:http';

import { describe, expect, test } from '@jest/globals';

import { noteEvents } from '../../../app/api/events.ts';
import { send } from '../../../app/lib/http.ts';
import { listen, stop } from '../support/http.ts';

describe('the event stream', () => {
  test('counts the notes again and again, and says bye when the process leaves', async () => {
    const leaving = new AbortController();
    let notes = 0;
    const count = () => {
      if (++notes === 2) return Promise.reject(new Error('the database is restarting'));
      if (notes === 3) leaving.abort();
      return Promise.resolve(notes);
    };
    const server = createServer((request, response) => send(request, response, noteEvents(count, leaving.signal, 10)));
    const response = await fetch(await listen(server));
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(await response.text()).toBe('event: notes\ndata: {"notes":1}\n\nevent: bye\ndata: {}\n\n');
    await stop(server);
  });

  test('stops counting when the client is gone', async () => {
    let counted = 0;
    const count = () => Promise.resolve(++counted);
    const server = createServer((request, response) =>
      send(request, response, noteEvents(count, new AbortController().signal, 5)),
    );
    const client = new AbortController();
    const response = await fetch(await listen(server), { signal: client.signal });
    await response.body!.getReader().read();
    client.abort();
    await stop(server);
    const before = counted;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(counted).toBe(before);
  });
});
