import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../app/project.ts';

/** What a run has seen. */
export interface Finding {
  /** A sentence about behaviour. */
  readonly name: string;
  /** The command by which a person sees it. */
  readonly command: string;
  /** What was seen, with its figures. */
  readonly result: string;
}

/** Findings that belong together. */
export interface Section {
  readonly title: string;
  /** On what they were made, and when. */
  readonly conditions: string;
  readonly findings: readonly Finding[];
}

const HEAD = (title: string) => `# ${title}

Written by the run that measured it, section by section: never by hand.
`;

/**
 * Writes a section into a file of evidence, in the place of the former one; the others stay as they are.
 *
 * @param file relative to the project, such as `docs/evidence/kubernetes.md`
 */
export function writeEvidence(file: string, section: Section, title = 'What Kubernetes gives'): void {
  const path = join(projectRoot, file);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : HEAD(title);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, withSection(text, section));
}

/** A text of evidence with a section replaced, or added at its end. */
export function withSection(text: string, section: Section): string {
  const [head = '', ...sections] = text.split(/^(?=## )/m);
  const heading = `## ${section.title}\n`;
  const written = markdown(section);
  const index = sections.findIndex((one) => one.startsWith(heading));
  const all = index === -1 ? [...sections, written] : sections.with(index, written);
  return [head, ...all].map((part) => part.trimEnd()).join('\n\n') + '\n';
}

function markdown({ title, conditions, findings }: Section): string {
  const rows = findings.map(
    ({ name, command, result }) => `| ${[name, `\`${command}\``, result].map(cell).join(' | ')} |`,
  );
  const table = ['| What holds | Command | Result |', '| --- | --- | --- |', ...rows].join('\n');
  return `## ${title}\n\n${conditions}.\n\n${table}\n`;
}

/** A text that is one cell of a table. */
const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ');
