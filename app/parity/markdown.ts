import { textOf } from './find-differences.ts';
import { rows } from './rows.ts';
import type { Answer } from './row.ts';

/** The support table of the documentation: each key, and what each target makes of it. */
export function supportTable(): string {
  const lines = rows.map(({ keys, docker, kubernetes }) =>
    [keys.map((key) => `\`${key}\``).join('<br>'), cell(docker), cell(kubernetes)].join(' | '),
  );
  return ['Key | Docker | Kubernetes', '--- | --- | ---', ...lines].map((line) => `| ${line} |`).join('\n');
}

function cell(answer: Answer): string {
  if (answer.kind === 'native') return answer.as;
  const { kind, severity, instead } = answer;
  return `**${kind}, ${severity}**: ${textOf(answer)}${instead === undefined ? '' : `. Instead: ${instead}`}`;
}
