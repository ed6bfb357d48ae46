import type { Command } from 'commander';
import { loadProject } from '../../app/project.ts';
import { addAdviceOptions } from '../advice/advice-options.ts';
import { explain } from '../advice/explain.ts';
import { gather, type AdviceOptions } from '../advice/gather.ts';
import { toData } from '../advice/to-data.ts';
import { environmentOption, jsonOption } from '../options.ts';
import { runner } from '../run.ts';

interface AdviseOptions extends AdviceOptions {
  readonly environment?: string;
  readonly json?: boolean;
}

export function register(program: Command): void {
  const command = program
    .command('advise')
    .description('say whether Docker or Kubernetes is for this application now, why, and what would change that')
    .addOption(environmentOption());
  addAdviceOptions(command).addOption(jsonOption()).action(advise);
}

async function advise({ environment, json, ...options }: AdviseOptions): Promise<void> {
  const application = await loadProject({ environment });
  const explained = await gather(application, options, runner, new Date());
  console.log(json ? JSON.stringify(toData(explained), null, 2) : explain(explained));
}
