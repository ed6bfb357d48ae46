import { knownTargets, type Target } from '../../app/model/target.ts';
import { titles } from '../../app/advice/format.ts';
import type { Finding } from '../../app/parity/find-differences.ts';
import { severities } from '../../app/parity/row.ts';
import { html, type Html } from './html.ts';

/** What each target makes differently. */
export function findings(differences: Readonly<Record<Target, readonly Finding[]>>): Html {
  return html`<section class="findings" aria-labelledby="findings">
    <h2 id="findings">What each target makes differently</h2>
    <div class="pair">${knownTargets.map((target) => column(target, differences[target]))}</div>
  </section>`;
}

function column(target: Target, all: readonly Finding[]): Html {
  const matters = all.filter(({ severity }) => severity !== 'info');
  const minor = all.filter(({ severity }) => severity === 'info');
  const counts = severities
    .map((severity) => ({ severity, count: all.filter((finding) => finding.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .reverse();
  return html`<div class="card">
    <h3 class="${target}-text">${titles[target]}</h3>
    <div class="counts">
      ${counts.map(({ severity, count }) => html`<span class="badge ${severity}">${count} ${severity}</span>`)}
      ${all.length === 0 && html`<span class="soft">nothing</span>`}
    </div>
    ${matters.map(entry)}
    ${
      minor.length > 0 &&
      html`<details>
        <summary>${minor.length} with the same outcome by other means</summary>
        ${minor.map(entry)}
      </details>`
    }
  </div>`;
}

function entry({ severity, places, text, instead }: Finding): Html {
  return html`<div class="finding">
    <p><span class="badge ${severity}">${severity}</span>${withCode(text)}</p>
    <ul class="places small soft">
      ${places.map(({ path, detail }) => html`<li><code>${path}</code>${detail !== undefined && `: ${detail}`}</li>`)}
    </ul>
    ${instead !== undefined && html`<p class="small">→ ${withCode(instead)}</p>`}
  </div>`;
}

/** Text in which code stands between backquotes. */
export function withCode(text: string): Html {
  return html`${text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
