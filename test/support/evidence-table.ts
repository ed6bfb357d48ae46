import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../app/project.ts';

/** A table in a file of evidence. */
export interface Table {
  /** The heading above it, which no other table of the file has. */
  readonly title: string;
  /** Under what conditions a run measured, how to repeat it, and what the columns mean. */
  readonly text: string;
  readonly columns: readonly string[];
  /**
   * The first `keys` cells tell what a row is about: rows that this run hasn't measured stay as an earlier run wrote them.
   *
   * @default - all rows are those of this run
   */
  readonly keys?: number;
  readonly rows: readonly (readonly string[])[];
}

/**
 * Writes a table into a file of evidence, in the place of the former one; other tables stay as they are.
 *
 * @param file relative to the project, such as `docs/evidence/kubernetes.md`
 * @param title of a new file
 */
export function writeTable(file: string, title: string, table: Table): void {
  const path = join(projectRoot, file);
  const heading = `# ${title}\n\nWritten by the runs that measured it: never by hand.\n`;
  const before = existsSync(path) ? readFileSync(path, 'utf8') : heading;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, withTable(before, table));
}

/** A text of evidence with a table's rows replaced, or with the table at its end. */
export function withTable(before: string, table: Table): string {
  const [head = '', ...sections] = before.split(/^(?=## )/m);
  const index = sections.findIndex((section) => section.startsWith(`## ${table.title}\n`));
  const written = section({ ...table, rows: merged(rowsOf(sections[index] ?? ''), table) });
  const all = index === -1 ? [...sections, written] : sections.with(index, written);
  return [head, ...all].map((part) => part.trimEnd()).join('\n\n') + '\n';
}

/** New rows in the place of those about the same; others at the end. */
function merged(before: readonly (readonly string[])[], { rows, keys }: Table): Table['rows'] {
  if (keys === undefined) return rows;
  const keyOf = (row: readonly string[]) => row.slice(0, keys).join('\0');
  const fresh = new Map(rows.map((row) => [keyOf(row), row]));
  const known = new Set(before.map(keyOf));
  return [...before.map((row) => fresh.get(keyOf(row)) ?? row), ...rows.filter((row) => !known.has(keyOf(row)))];
}

function section({ title, text, columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    `## ${title}`,
    '',
    text,
    '',
    line(columns),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(row.map((cell) => cell.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ')))),
    '',
  ].join('\n');
}

/** The rows of a section's table, as they were before they were escaped. */
function rowsOf(text: string): Table['rows'] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) =>
      line
        .slice(2, -2)
        .split(/(?<!\\) \| /)
        .map((cell) => cell.replaceAll('\\|', '|')),
    );
}
