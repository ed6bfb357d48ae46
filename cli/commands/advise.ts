import { Option, type Command } from 'commander';
import { loadProject } from '../../app/project.ts';
import { explain } from '../advice/explain.ts';
import { gather, type AdviceOptions } from '../advice/gather.ts';
import { parseHost, parseLoad, parseNodes, parseNumber } from '../advice/parse-options.ts';
import { toData } from '../advice/to-data.ts';
import { environmentOption, jsonOption } from '../options.ts';
import { runner } from '../run.ts';

interface AdviseOptions extends AdviceOptions {
  readonly environment?: string;
  readonly json?: boolean;
}

export function register(program: Command): void {
  program
    .command('advise')
    .description('say whether Docker or Kubernetes is for this application now, why, and what would change that')
    .addOption(environmentOption())
    .option('--availability <percent>', 'how much of the time it is to answer: 99.9', parseNumber(50, 100))
    .option('--load <least-most>', 'the load to expect, in multiples of what scale.min serves: 1-4', parseLoad)
    .option('--operations-hours <hours>', 'hours a month that the team has for it', parseNumber(0, 10_000))
    .option('--teams <number>', 'teams that deploy on their own (default: 1)', parseNumber(1, 1000))
    .option('--elsewhere <workloads...>', 'workloads that somebody else runs, such as a managed database')
    .option('--prices <file>', 'what machines and hours cost (default: prices.yaml of the project)')
    .addOption(
      new Option('--host-capacity <size>', 'CPU and memory of the host: 4,8Gi').argParser(parseHost).conflicts('host'),
    )
    .addOption(
      new Option('--nodes <sizes...>', 'nodes of the cluster, with CPU and memory: 3x2,4Gi')
        .argParser(parseNodes)
        .conflicts('context'),
    )
    .option('--host <url>', 'ask this engine for its capacity: ssh://deploy@vps.example.com')
    .option('--context <name>', "ask this cluster, a context of the kubeconfig, for its nodes' capacity")
    .addOption(jsonOption())
    .action(advise);
}

async function advise({ environment, json, ...options }: AdviseOptions): Promise<void> {
  const application = await loadProject({ environment });
  const explained = await gather(application, options, runner, new Date());
  console.log(json ? JSON.stringify(toData(explained), null, 2) : explain(explained));
}
