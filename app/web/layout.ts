import type { Reply } from '../lib/http.ts';
import { type Content, html } from './html.ts';

/** What every page is made of. */
export interface Page {
  readonly title: string;
  readonly banner: string;
  readonly content: Content;
  /** @default 200 */
  readonly status?: number;
}

/**
 * Headers of every page. The policy allows what a page uses and nothing else: should markup ever get into a page
 * unescaped, the browser runs none of it.
 *
 * @see https://developer.mozilla.org/docs/Web/HTTP/Guides/CSP
 */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;

/** Puts a page into the frame that all pages share. */
export function page({ title, banner, content, status = 200 }: Page): Reply {
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Notes</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <header>
          <a class="brand" href="/">Notes</a>
          <nav aria-label="Main"><a href="/operator">Operator</a></nav>
        </header>
        ${banner && html`<p class="banner" role="status">${banner}</p>`}
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html> `;
  return { status, headers: pageHeaders, body: document.markup };
}
