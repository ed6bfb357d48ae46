import { styleText } from 'node:util';
import type { Outcome } from './setup.ts';
import type { Finding } from './survey.ts';

/** A table of what holds on a host, with what to do about the rest. */
export function showHost(outcomes: readonly Outcome[]): string {
  const width = Math.max(...outcomes.map(({ name }) => name.length));
  const indent = ' '.repeat(width + 11);
  return outcomes
    .flatMap(({ name, holds, found, advice, change, said, done }) => [
      `${stateOf(holds, done !== undefined)}  ${name.padEnd(width)}  ${found}`,
      ...(said === undefined ? [] : [`${indent}${said.replaceAll('\n', `\n${indent}`)}`]),
      ...(holds || (advice ?? change) === undefined ? [] : [`${indent}→ ${advice ?? `setup ${change!.does}`}`]),
    ])
    .join('\n');
}

function stateOf(holds: boolean, changed: boolean): string {
  if (!holds) return styleText('red', 'missing');
  return changed ? styleText('green', 'changed') : styleText('green', 'ok     ');
}

/** What a setup would do, with every script as the host would get it. */
export function showPlan(findings: readonly Finding[]): string {
  const blocks = findings.flatMap(({ name, change }) => {
    if (change === undefined) return [];
    const { does, proof, script, confirm } = change;
    return [
      [
        styleText('bold', `# ${name}: ${does}`),
        ...(proof === undefined ? [] : [`# first, over a connection as ${proof.loginAs}:`, proof.script]),
        script,
        ...(confirm === undefined ? [] : ['# then, over a new connection, without which the host undoes it:', confirm]),
      ].join('\n'),
    ];
  });
  return [showHost(findings), ...(blocks.length === 0 ? ['Nothing would be changed.'] : blocks)].join('\n\n');
}
