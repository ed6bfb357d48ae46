import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { Drain } from '../../../app/lib/drain.ts';
import { json, readBody, type Reply, send } from '../../../app/lib/http.ts';
import { createWeb } from '../../../app/web/web.ts';
import { listen, stop } from '../support/http.ts';

const bannerFile = join(mkdtempSync(join(tmpdir(), 'web-')), 'banner.txt');
const note = { id: 1, text: 'buy milk', status: 'done', words: 2, createdAt: '2030-01-02T03:04:05.000Z' };

/** What the API is asked, and what it answers. */
const asked: string[] = [];
let answer: (route: string) => Reply;
let api: Server;
let web: Server;
let origin: string;

beforeAll(async () => {
  api = createServer((request, response) => {
    const route = `${request.method} ${request.url}`;
    void readBody(request).then((body) => {
      asked.push(`${route} ${body}`.trim());
      send(request, response, answer(route));
    });
  });
  const apiAddress = (await listen(api)).replace('http://', '');
  web = createWeb({ apiAddress, application: 'notes', bannerFile, drain: new Drain(), kubernetes: null });
  origin = await listen(web);
});
afterAll(() => Promise.all([stop(web), stop(api)]));
beforeEach(() => {
  rmSync(bannerFile, { force: true });
  asked.length = 0;
  answer = () => json(200, [note]);
});

const page = async (path = '/') => (await fetch(origin + path)).text();
const submit = (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  fetch(origin + path, { method: 'POST', body: new URLSearchParams(fields), headers, redirect: 'manual' });

describe('the page with the notes', () => {
  test('shows each note with its status, and a button to delete it', async () => {
    const pending = { ...note, id: 2, text: 'second', status: 'pending', words: null };
    answer = () => json(200, [pending, { ...note, id: 3, words: 1 }, { ...note, id: 4, status: 'failed' }, note]);
    const text = await page();
    for (const shown of [
      'buy milk',
      '2 words',
      'counting words…',
      '1 word<',
      'could not be counted',
      'action="/notes/2/delete"',
    ]) {
      expect(text).toContain(shown);
    }
  });

  test('runs no markup that a note holds', async () => {
    answer = () => json(200, [{ ...note, text: '<img src=x onerror=alert(1)>' }]);
    const text = await page();
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(text).not.toContain('<img');
  });

  test('lets the browser load this site’s stylesheet and run nothing', async () => {
    const { headers } = await fetch(origin);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'self'");
    expect(await page()).not.toMatch(/<script|<style| style=| on[a-z]+=/);
    expect((await fetch(`${origin}/style.css`)).headers.get('content-type')).toBe('text/css; charset=utf-8');
  });

  test('has a language, and a label for its field', async () => {
    const text = await page();
    expect(text).toContain('<html lang="en">');
    expect(text).toContain('<label for="text">');
  });

  test('has a banner while the file does, without a restart', async () => {
    expect(await page()).not.toContain('class="banner"');
    writeFileSync(bannerFile, 'Down on <Sunday>\n');
    expect(await page()).toContain('<p class="banner" role="status">Down on &lt;Sunday&gt;</p>');
  });
});

describe('a form', () => {
  test('adds a note, and leads back to the list', async () => {
    answer = () => json(201, note);
    const response = await submit('/notes', { text: 'buy "milk"' });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/']);
    expect(asked).toEqual(['POST /api/notes {"text":"buy \\"milk\\""}']);
  });

  test('comes back with the text and the reason if the api refuses the note', async () => {
    answer = (route) => (route.startsWith('POST') ? json(400, { error: 'text: too <long>' }) : json(200, []));
    const response = await submit('/notes', { text: 'my </textarea> text' });
    expect(response.status).toBe(400);
    const text = await response.text();
    expect(text).toContain('my &lt;/textarea&gt; text</textarea>');
    expect(text).toContain('text: too &lt;long&gt;');
  });

  test('deletes a note, also one that somebody else deleted before', async () => {
    for (const status of [204, 404]) {
      answer = () => ({ status });
      expect((await submit('/notes/1/delete')).status).toBe(303);
    }
    expect(asked).toEqual(['DELETE /api/notes/1', 'DELETE /api/notes/1']);
  });

  test('on another site can do nothing here', async () => {
    expect((await submit('/notes', { text: 'spam' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect(asked).toEqual([]);
  });
});

describe('a page whose api fails', () => {
  test('is a friendly 502', async () => {
    answer = () => json(500, { error: 'internal detail' });
    const response = await fetch(origin);
    expect(response.status).toBe(502);
    const text = await response.text();
    expect(text).toContain('The API answered 500.');
    expect(text).not.toContain('internal detail');
  });

  test('is a friendly 502 if nothing listens, while the pages’ own readiness holds', async () => {
    const lonely = createWeb({
      apiAddress: '127.0.0.1:1',
      application: 'notes',
      bannerFile,
      drain: new Drain(),
      kubernetes: null,
    });
    const address = await listen(lonely);
    const response = await fetch(address);
    expect([response.status, await response.text()]).toEqual([
      502,
      expect.stringContaining('The API does not answer.'),
    ]);
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    await stop(lonely);
  });

  test('is asked once more before that, since a replica may have just left', async () => {
    let calls = 0;
    const flaky = createServer((_request, response) => (++calls === 1 ? response.destroy() : response.end('[]')));
    const apiAddress = (await listen(flaky)).replace('http://', '');
    const pages = createWeb({ apiAddress, application: 'notes', bannerFile, drain: new Drain(), kubernetes: null });
    expect((await fetch(await listen(pages))).status).toBe(200);
    await Promise.all([stop(pages), stop(flaky)]);
  });
});

test('a page that does not exist is a 404 in HTML', async () => {
  const response = await fetch(`${origin}/nothing`);
  expect([response.status, response.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
});
