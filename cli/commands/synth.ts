import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Application } from '../../app/model/application.ts';
import { findDifferences, type Finding } from '../../app/parity/find-differences.ts';
import { targets, type Target } from '../../app/model/target.ts';
import { nextSteps, showNextSteps } from '../next-steps.ts';
import { dryRunOption, environmentOption, jsonOption, registryOption, strictOption, targetOption } from '../options.ts';
import { overview, overviewTable } from '../overview.ts';
import { loadProject, projectRoot } from '../../app/project.ts';
import { refuseLosses } from '../refuse-losses.ts';
import { summarizeFindings } from '../show-findings.ts';
import { synthesizeFor } from '../synthesize-for.ts';
import { entryOf } from '../targets.ts';
import { refuseForeign, replaceFolder } from '../write-output.ts';

interface SynthOptions {
  readonly environment?: string;
  readonly registry?: string;
  readonly target?: Target;
  readonly out: string;
  readonly strict?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function register(program: Command): void {
  program
    .command('synth')
    .description('check app/config.ts and write the files of both targets into dist/ (also: npm start)')
    .addOption(environmentOption())
    .addOption(registryOption())
    .addOption(targetOption())
    .option('--out <folder>', 'the folder that is replaced', 'dist')
    .addOption(strictOption())
    .addOption(dryRunOption())
    .addOption(jsonOption())
    .action(synth);
}

async function synth(options: SynthOptions): Promise<void> {
  const chosen = options.target === undefined ? targets : [options.target];
  const application = await loadProject(options);
  const findings = chosen.flatMap((target) => findDifferences(application, target));
  if (options.strict) refuseLosses(findings);
  const synthesized = await Promise.all(chosen.map((target) => synthesizeFor(target, application)));
  const files = synthesized.flat();
  const folder = resolve(projectRoot, options.out);
  if (!options.dryRun) {
    refuseForeign(folder);
    replaceFolder(folder, files);
  }
  const out = relative(process.cwd(), folder) || '.';
  if (options.json) {
    const paths = files.map(({ path }) => `${out}/${path}`);
    const { name, environment } = application;
    console.log(JSON.stringify({ name, environment, files: paths, runs: overview(application), findings }, null, 2));
    return;
  }
  const written = `${options.dryRun ? 'would be written' : 'written'}: ${files.length} files in ${out}/`;
  console.log(describe(application, chosen, findings, { written, registry: options.registry }));
}

function describe(
  application: Application,
  chosen: readonly Target[],
  findings: readonly Finding[],
  { written, registry }: { readonly written: string; readonly registry: string | undefined },
): string {
  const differences = chosen.map((target) =>
    summarizeFindings(
      findings.filter((finding) => finding.target === target),
      entryOf(target).title,
    ),
  );
  const environment = application.environment === undefined ? '' : `, environment ${application.environment}`;
  return [
    `${application.name}${environment}, ${written}`,
    overviewTable(overview(application)),
    ['What a target makes of it differently (all of it, and what to do: npx fairway parity):', ...differences].join(
      '\n',
    ),
    `Next (README.md says more):\n${showNextSteps(nextSteps(application, chosen, registry))}`,
  ].join('\n\n');
}
