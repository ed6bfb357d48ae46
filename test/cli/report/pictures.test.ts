import { describe, expect, test } from '@jest/globals';
import { draw } from '../../../cli/report/layout.ts';
import { pictures } from '../../../cli/report/pictures.ts';

const web = { id: 'web', kind: 'workload', title: 'web', lines: [], inside: true } as const;
const drawing = await draw({ boundary: 'namespace', nodes: [web], edges: [] });

describe('the pictures', () => {
  test('stand side by side, and one below the other where they are wide', () => {
    expect(pictures([{ target: 'docker', drawing }]).text).toContain('class="pair pictures"');
    const wide = { ...drawing, width: 2000 };
    expect(pictures([{ target: 'docker', drawing: wide }]).text).toContain('class="wide pictures"');
  });

  test('say why a target has none', () => {
    const refused = ['workloads.web.command: expected a <program>, see `npx fairway build`'];
    const { text } = pictures([
      { target: 'docker', refused },
      { target: 'kubernetes', drawing },
    ]);
    expect(text).toContain("Docker can't run this application as it is");
    expect(text).toContain('expected a &lt;program&gt;, see <code>npx fairway build</code>');
    expect(text.match(/role="img"/g)).toHaveLength(1);
  });
});
