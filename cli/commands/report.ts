import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { loadProject } from '../../app/project.ts';
import { addAdviceOptions } from '../advice/advice-options.ts';
import { gather, type AdviceOptions } from '../advice/gather.ts';
import { dryRunOption, environmentOption, jsonOption, registryOption } from '../options.ts';
import { makeReport } from '../report/make-report.ts';
import { writeReport } from '../report/write-report.ts';
import { runner } from '../run.ts';

interface ReportOptions extends AdviceOptions {
  readonly environment?: string;
  readonly registry?: string;
  readonly out: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function register(program: Command): void {
  const command = program
    .command('report')
    .description('write one HTML file about the application on both targets: pictures, differences, advice, evidence')
    .addOption(environmentOption())
    .addOption(registryOption())
    .option('--out <file>', 'the file', 'report.html');
  addAdviceOptions(command).addOption(dryRunOption()).addOption(jsonOption()).action(report);
}

async function report({ environment, registry, out, dryRun, json, ...options }: ReportOptions): Promise<void> {
  const today = new Date();
  const application = await loadProject({ environment, registry });
  const content = await makeReport(application, await gather(application, options, runner, today), today);
  const file = resolve(out);
  if (!dryRun) writeReport(file, content);
  const shown = relative(process.cwd(), file);
  const bytes = Buffer.byteLength(content);
  if (json) console.log(JSON.stringify({ file: shown, bytes, written: dryRun !== true }, null, 2));
  else
    console.log(
      `${dryRun ? 'would be written' : 'written'}: ${shown}, ${Math.ceil(bytes / 1024)} KiB; any browser opens it`,
    );
}
