import { count } from '../../app/advice/format.ts';
import type { Application } from '../../app/model/application.ts';
import type { Explained } from '../advice/explained.ts';
import { answer } from './answer.ts';
import { capacity } from './capacity.ts';
import { evidence, type EvidenceTable } from './evidence.ts';
import { findings } from './findings.ts';
import { html, Html } from './html.ts';
import { pictures, type Picture } from './pictures.ts';
import { style } from './style.ts';

/** All that a report shows. */
export interface ReportContent {
  readonly application: Application;
  readonly pictures: readonly Picture[];
  readonly explained: Explained;
  readonly evidence: { readonly folder: string; readonly tables: readonly EvidenceTable[] };
  readonly today: Date;
}

/** By this a report is known. */
export const MARK = 'Made by <code>npx fairway report</code>';

/** Nothing may be loaded from anywhere: the page is one file, and asks nobody. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** The report as one HTML file that needs nothing else. */
export function page({ application, explained, ...content }: ReportContent): string {
  const { name, environment, workloads, jobs, volumes } = application;
  const day = content.today.toISOString().slice(0, 10);
  const where = environment === undefined ? '' : `, environment ${environment}`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <title>${name}${where} on Docker and Kubernetes</title>
        <style>
          ${new Html(style)}
        </style>
      </head>
      <body>
        <main>
          <header>
            <h1>${name}</h1>
            <p class="soft">
              ${count(workloads.length, 'workload')}, ${count(jobs.length, 'job')},
              ${count(volumes.length, 'volume')}${where}; seen on ${day}
            </p>
          </header>
          ${answer(explained)} ${pictures(content.pictures)} ${findings(explained.advice.situation.facts.differences)}
          ${capacity(explained)} ${evidence(content.evidence.tables, content.evidence.folder)}
          <footer>${new Html(MARK)} from app/config.ts. It loads nothing and asks nobody.</footer>
        </main>
      </body>
    </html> `.text;
}
