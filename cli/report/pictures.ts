import type { Target } from '../../app/model/target.ts';
import { titles } from '../../app/advice/format.ts';
import { withCode } from './findings.ts';
import { html, type Html } from './html.ts';
import type { Drawing } from './layout.ts';
import { toSvg } from './svg.ts';

/** A target's picture, or why there is none. */
export type Picture =
  | { readonly target: Target; readonly drawing: Drawing }
  | { readonly target: Target; readonly refused: readonly string[] };

/** Pictures up to this width, in pixels, stand side by side. */
const WIDEST_HALF = 700;

const lines: readonly (readonly [kind: string, meaning: string])[] = [
  ['request', 'requests from outside'],
  ['connection', 'may connect, in this direction only (NetworkPolicy)'],
  ['pair', 'asks; the network carries connections both ways (Docker)'],
  ['mount', 'holds data in'],
  ['control', 'starts or watches'],
];

/** What runs where, on each target. */
export function pictures(all: readonly Picture[]): Html {
  return html`<section aria-labelledby="pictures">
    <h2 id="pictures">What runs where</h2>
    <div class="${isWide(all) ? 'wide' : 'pair'} pictures">${all.map(figure)}</div>
    <ul class="legend small soft">
      ${lines.map(([kind, meaning]) => html`<li>${sample(kind)} ${meaning}</li>`)}
    </ul>
  </section>`;
}

/** Whether a picture is too large to be read in half of a page. */
const isWide = (all: readonly Picture[]) =>
  all.some((picture) => 'drawing' in picture && picture.drawing.width > WIDEST_HALF);

function figure(picture: Picture): Html {
  const title = titles[picture.target];
  const caption = html`<figcaption class="${picture.target}-text">
    ${title} <span class="hint small soft">swipe to see all</span>
  </figcaption>`;
  if ('refused' in picture) {
    return html`<figure class="card">
      ${caption}
      <p>${title} can't run this application as it is:</p>
      <ul class="places small soft">
        ${picture.refused.map((line) => html`<li>${withCode(line)}</li>`)}
      </ul>
    </figure>`;
  }
  const names = picture.drawing.nodes.map((node) => node.title).join(', ');
  const svg = toSvg(picture.drawing, picture.target, `The application on ${title}: ${names}`);
  return html`<figure class="card">
    ${caption}
    <div class="scroll" tabindex="0" role="group" aria-label="picture of ${title}">${svg}</div>
  </figure>`;
}

function sample(kind: string): Html {
  const tip = (transform: string) => html`<path class="head" d="M0,0 L-8,-4 L-8,4 Z" transform="${transform}" />`;
  return html`<svg class="topology" width="44" height="12" viewBox="0 0 44 12" aria-hidden="true">
    <g class="edge ${kind}">
      <path d="M2,6 H42" />
      ${kind !== 'mount' && tip('translate(42 6)')} ${kind === 'pair' && tip('translate(2 6) rotate(180)')}
    </g>
  </svg>`;
}
