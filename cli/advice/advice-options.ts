import { Option, type Command } from 'commander';
import { parseHost, parseLoad, parseNodes, parseNumber } from './parse-options.ts';

/** Adds what advice can be told: wishes, capacity and prices. */
export function addAdviceOptions(command: Command): Command {
  return command
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
    .option('--context <name>', "ask this cluster, a context of the kubeconfig, for its nodes' capacity");
}
