import { writeTable } from './evidence-table.ts';

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

/**
 * Writes a section into a file of evidence, in the place of the former one; the others stay as they are.
 *
 * @param file relative to the project, such as `docs/evidence/kubernetes.md`
 */
export function writeEvidence(file: string, section: Section, title = 'What Kubernetes gives'): void {
  const { conditions, findings } = section;
  writeTable(file, title, {
    title: section.title,
    text: `${conditions}.`,
    columns: ['What holds', 'Command', 'Result'],
    rows: findings.map(({ name, command, result }) => [name, `\`${command}\``, result]),
  });
}
