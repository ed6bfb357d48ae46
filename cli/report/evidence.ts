import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lexer, type Token, type Tokens } from 'marked';
import { html, type Html } from './html.ts';

/** A table that a run has measured, under the headings that lead to it. */
export interface EvidenceTable {
  readonly file: string;
  readonly headings: readonly string[];
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The tables of all Markdown files in a folder; none where there is no such folder. */
export function readEvidence(folder: string): readonly EvidenceTable[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
  return files.sort().flatMap((file) => tablesIn(file, readFileSync(join(folder, file), 'utf8')));
}

/** The tables of a Markdown text. */
export function tablesIn(file: string, markdown: string): readonly EvidenceTable[] {
  let headings: readonly string[] = [];
  return lexer(markdown).flatMap((token): readonly EvidenceTable[] => {
    if (token.type === 'heading') {
      const { depth, text } = token as Tokens.Heading;
      headings = [...headings.slice(0, depth - 1), text];
      return [];
    }
    if (token.type !== 'table') return [];
    const { header, rows } = token as Tokens.Table;
    const text = (cells: readonly Tokens.TableCell[]) => cells.map(({ tokens }) => textOf(tokens));
    return [{ file, headings, head: text(header), rows: rows.map(text) }];
  });
}

/** What was measured, or nothing where nothing was. */
export function evidence(tables: readonly EvidenceTable[], folder: string): Html | undefined {
  if (tables.length === 0) return undefined;
  return html`<section aria-labelledby="evidence">
    <h2 id="evidence">What was measured</h2>
    <div class="evidence">${tables.map((table) => card(table, folder))}</div>
  </section>`;
}

function card({ file, headings, head, rows }: EvidenceTable, folder: string): Html {
  return html`<div class="card scroll" tabindex="0" role="group" aria-label="${headings.join(', ')}">
    <table>
      <caption>
        ${headings.join(' · ')}
        <span class="soft small">(${folder}/${file})</span>
      </caption>
      <thead>
        <tr>
          ${head.map((cell) => html`<th>${cell}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** The text of a cell without its marks: a link's words, the code without backquotes. */
function textOf(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if ('tokens' in token && token.tokens !== undefined) return textOf(token.tokens);
      if (token.type === 'br' || (token.type === 'html' && /^<br\s*\/?>$/.test(token.raw))) return ' ';
      return 'text' in token && token.type !== 'html' ? String(token.text) : '';
    })
    .join('');
}
