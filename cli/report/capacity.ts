import { sum } from '../../app/advice/amount.ts';
import { amount, availability, count, duration, percent, round, titles } from '../../app/advice/format.ts';
import { knownTargets, type Target } from '../../app/model/target.ts';
import type { Explained } from '../advice/explained.ts';
import { html, type Html } from './html.ts';

/** What an application needs, costs and gives on each target, and what that rests on. */
export function capacity(explained: Explained): Html {
  return html`<section aria-labelledby="capacity">
    <h2 id="capacity">Capacity, cost and availability</h2>
    ${explained.priceFile?.prices.example === true && html`<p class="note">The prices are examples, made up to show the form: put yours into ${explained.priceFile.path}.</p>`}
    <div class="pair">${knownTargets.map((target) => column(target, explained))}</div>
    ${assumptions(explained)}
  </section>`;
}

function column(target: Target, explained: Explained): Html {
  const { demand, host, nodes } = explained.advice.situation;
  const { base, peak, updating } = demand[target];
  return html`<div class="card">
    <h3 class="${target}-text">${titles[target]}</h3>
    <table>
      <caption>
        Requests
      </caption>
      <tbody>
        ${target === 'kubernetes' && row('at the least load', amount(sum(base)))}
        ${row('at the most load', amount(sum(peak)))} ${row('with room for an update', amount(sum(updating)))}
        ${target === 'docker' && host && row(`share of ${host.machine.name}`, html`<span class="share">${meter(host.share)} ${percent(host.share)}</span>`)}
        ${target === 'kubernetes' && nodes && row(`on ${count(nodes.nodes.length, 'node')}`, nodesText(nodes))}
      </tbody>
    </table>
    ${cost(target, explained)} ${uptime(target, explained)}
  </div>`;
}

function cost(target: Target, { advice, priceFile }: Explained): Html {
  const found = advice.situation.cost[target];
  if (priceFile === undefined) return html`<p class="soft">The cost isn't known without a price file.</p>`;
  if (found === undefined) return html`<p class="soft">No machine of ${priceFile.path} is large enough.</p>`;
  const { currency, date, example } = priceFile.prices;
  return html`<table>
    <caption>
      Cost a month
      <span class="soft">(${example ? 'example prices' : `prices of ${date}`}, ${currency})</span>
    </caption>
    <tbody>
      ${found.lines.map(({ what, least, most }) => row(what, range(least, most)))}
      <tr>
        <th scope="row">in all</th>
        <td class="number big">${range(found.least, found.most)} ${currency}</td>
      </tr>
    </tbody>
  </table>`;
}

function uptime(target: Target, { advice }: Explained): Html {
  const { percent: share, downtimes } = advice.situation.availability[target];
  return html`<table>
    <caption>
      Availability to expect
      <span class="soft">(and what is lost of a month)</span>
    </caption>
    <tbody>
      ${downtimes.map(({ cause, seconds }) => row(cause, duration(seconds)))}
      <tr>
        <th scope="row">in all</th>
        <td class="number big">${availability(share)}</td>
      </tr>
    </tbody>
  </table>`;
}

function assumptions({ assumptions: all, priceFile }: Explained): Html {
  return html`<details>
    <summary>What the estimates assume</summary>
    <div class="card scroll">
      <table>
        <thead>
          <tr>
            <th>Assumption</th>
            <th>Value</th>
            <th>Source</th>
          </tr>
        </thead>
        <tbody>
          ${all.map(
            ({ name, value, source }) =>
              html`<tr>
                <th scope="row"><code>${name}</code></th>
                <td class="number">${value}</td>
                <td>${source}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      <p class="small soft">
        Yours go under <code>assumptions</code> in ${priceFile?.path ?? 'a price file'}. Not counted: mistakes of people
        and programs, a lost disk, and what the application itself gets wrong.
      </p>
    </div>
  </details>`;
}

function nodesText({ fits, survivesLoss }: { readonly fits: boolean; readonly survivesLoss: boolean }): string {
  if (!fits) return 'no place for all of it';
  return survivesLoss ? 'fits, even with one of them gone' : 'fits, but not with one of them gone';
}

const row = (what: string, value: Html | string) =>
  html`<tr>
    <th scope="row">${what}</th>
    <td class="number">${value}</td>
  </tr>`;

const meter = (share: number) =>
  html`<div class="bar docker ${share > 1 && 'full'}">
    <i style="width:${round(Math.min(1, share) * 100, 0)}%"></i>
  </div>`;

const range = (least: number, most: number) =>
  least === most ? round(most, 2) : `${round(least, 2)} to ${round(most, 2)}`;
