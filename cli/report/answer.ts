import { round, titles } from '../../app/advice/format.ts';
import type { Advice, Reason } from '../../app/advice/advise.ts';
import { remediesOf } from '../../app/advice/remedies.ts';
import { verdicts } from '../../app/advice/verdict.ts';
import type { Explained } from '../advice/explained.ts';
import { withCode } from './findings.ts';
import { html, type Html } from './html.ts';

/** Which target now, why, and what would change that. */
export function answer({ advice, flips }: Explained): Html {
  const { reasons, score } = advice;
  const most = Math.max(1, ...reasons.map((reason) => reason.score));
  return html`<section class="card answer" aria-label="recommendation">
    <p class="verdict">${verdict(advice)}</p>
    <div>
      <ul class="reasons">
        ${reasons.map((reason) => entry(reason, most))}
      </ul>
      ${advice.recommendation === 'neither' && remedies(advice)}
      <p class="small soft">
        In all: Docker ${round(score.docker, 1)}, Kubernetes ${round(score.kubernetes, 1)} points.
      </p>
    </div>
    <div>
      <h3>What would change that</h3>
      ${flips.length === 0 && html`<p class="soft">Nothing that was tried, one thing at a time.</p>`}
      <ul class="flips">
        ${flips.map(({ condition, now, recommendation: other }) => html`<li>${condition} <span class="soft">(now: ${withCode(now)})</span>: ${verdicts[other]}</li>`)}
      </ul>
    </div>
  </section>`;
}

function verdict({ recommendation }: Advice): Html {
  if (recommendation === 'neither') {
    return html`Neither Docker nor Kubernetes can run this application with what there is now`;
  }
  return html`<span class="${recommendation}-text">${titles[recommendation]}</span> for this application, now`;
}

const remedies = (advice: Advice) =>
  html`<h3>What to do, for the one of them that you choose</h3>
    <ul>
      ${remediesOf(advice).map((what) => html`<li>${withCode(what)}</li>`)}
    </ul>`;

function entry({ favours, score, decisive, rule, text }: Reason, most: number): Html {
  const points = decisive ? 'decides' : favours === undefined ? '' : round(score, 1);
  const bar = html`<div class="bar ${favours}"><i style="width:${round((score / most) * 100, 0)}%"></i></div>`;
  return html`<li>
    <b class="${favours}-text">${favours === undefined ? 'neither' : titles[favours]}</b>
    <span class="small soft">${points}${favours !== undefined && bar}</span>
    <span><b>${rule}</b>: ${withCode(text)}</span>
  </li>`;
}
