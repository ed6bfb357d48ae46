import { describe, expect, test } from '@jest/globals';

import { html } from '../../../app/web/html.ts';

describe('a template', () => {
  test('escapes text wherever it stands', () => {
    const text = `<script>alert("1" + '2')</script> & more`;
    const escaped = '&lt;script&gt;alert(&quot;1&quot; + &#39;2&#39;)&lt;/script&gt; &amp; more';
    expect(html`<p title="${text}">${text}</p>`.markup).toBe(`<p title="${escaped}">${escaped}</p>`);
  });

  test('takes other templates as they are, and escapes only once', () => {
    const items = ['a', '<b>'].map((text) => html`<i>${text}</i>`);
    expect(html`<p>${items}</p>`.markup).toBe('<p><i>a</i><i>&lt;b&gt;</i></p>');
  });

  test('leaves nothing where there is nothing, and keeps a zero', () => {
    expect(html`<p>${null}${undefined}${false}${''}${0}</p>`.markup).toBe('<p>0</p>');
  });
});
