import { Option, type Command } from 'commander';
import { findDifferences, textOf } from '../../app/parity/find-differences.ts';
import { supportTable } from '../../app/parity/markdown.ts';
import { type Row } from '../../app/parity/row.ts';
import { targets, type Target } from '../../app/model/target.ts';
import { rows } from '../../app/parity/rows.ts';
import { environmentOption, jsonOption, registryOption, strictOption, targetOption } from '../options.ts';
import { loadProject } from '../../app/project.ts';
import { refuseLosses } from '../refuse-losses.ts';
import { countFindings, showFindings } from '../show-findings.ts';
import { entryOf } from '../targets.ts';

interface ParityOptions {
  readonly environment?: string;
  readonly registry?: string;
  readonly target?: Target;
  readonly all?: boolean;
  readonly markdown?: boolean;
  readonly strict?: boolean;
  readonly json?: boolean;
}

/** What says something of the project's own config only. */
const OF_THIS_CONFIG = ['target', 'environment', 'registry', 'strict'];

export function register(program: Command): void {
  program
    .command('parity')
    .description('say what each target makes differently of app/config.ts')
    .addOption(environmentOption())
    .addOption(registryOption())
    .addOption(targetOption())
    .addOption(
      new Option('--markdown', 'like --all, as a table for the documentation')
        .implies({ all: true })
        .conflicts([...OF_THIS_CONFIG, 'json']),
    )
    .addOption(
      new Option('--all', 'every key that a config may have, on both targets, not only what this one uses').conflicts(
        OF_THIS_CONFIG,
      ),
    )
    .addOption(strictOption())
    .addOption(jsonOption())
    .action(parity);
}

async function parity(options: ParityOptions): Promise<void> {
  if (options.all) {
    if (options.json) console.log(JSON.stringify(rows, null, 2));
    else console.log(options.markdown ? supportTable() : rows.map(showRow).join('\n'));
    return;
  }
  const chosen = options.target === undefined ? targets : [options.target];
  const application = await loadProject(options);
  const findings = chosen.flatMap((target) => findDifferences(application, target));
  if (options.json) console.log(JSON.stringify(findings, null, 2));
  else {
    const texts = chosen.map((target) => {
      const found = findings.filter((finding) => finding.target === target);
      return `On ${entryOf(target).title}: ${countFindings(found)}\n${showFindings(found)}`;
    });
    console.log(texts.join('\n\n'));
  }
  if (options.strict) refuseLosses(findings);
}

function showRow(row: Row): string {
  const answers = targets.map((target) => `  ${target.padEnd(10)}  ${row[target].kind}: ${textOf(row[target])}`);
  return [row.keys.join(', '), ...answers].join('\n');
}
