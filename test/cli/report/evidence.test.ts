import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { evidence, readEvidence, tablesIn } from '../../../cli/report/evidence.ts';

const markdown = `# Faults

Some words.

## On Docker

| what | gap |
| --- | ---: |
| \`docker kill\` | **0** of 4,905 |
| a [link](https://example.com/x) <img src="https://example.com/y.png"> | 2 s |

## On Kubernetes

| what | gap |
| --- | --- |
| a node goes<br>away | 50 s |
`;

describe('evidence', () => {
  test('is the tables of a text, each under its headings, as plain text', () => {
    expect(tablesIn('faults.md', markdown)).toEqual([
      {
        file: 'faults.md',
        headings: ['Faults', 'On Docker'],
        head: ['what', 'gap'],
        rows: [
          ['docker kill', '0 of 4,905'],
          ['a link ', '2 s'],
        ],
      },
      {
        file: 'faults.md',
        headings: ['Faults', 'On Kubernetes'],
        head: ['what', 'gap'],
        rows: [['a node goes away', '50 s']],
      },
    ]);
  });

  test('comes from all files of a folder, and is nothing where there is none', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fairway-evidence-'));
    writeFileSync(join(folder, 'b.md'), markdown);
    writeFileSync(join(folder, 'a.md'), '| x |\n| --- |\n| 1 |\n');
    writeFileSync(join(folder, 'notes.txt'), markdown);
    expect(readEvidence(folder).map(({ file }) => file)).toEqual(['a.md', 'b.md', 'b.md']);
    expect(readEvidence(join(folder, 'none'))).toEqual([]);
    expect(evidence([], folder)).toBeUndefined();
    rmSync(folder, { recursive: true });
  });

  test('is shown with its file, escaped', () => {
    const table = { file: 'a.md', headings: ['Faults'], head: ['what'], rows: [['<script>']] };
    const shown = evidence([table], 'docs/evidence')!.text;
    expect(shown).toContain('docs/evidence/a.md');
    expect(shown).toContain('&lt;script&gt;');
  });
});
