import { Option, type Command } from 'commander';
import { styleText } from 'node:util';
import { UserError } from '../../app/errors/user-error.ts';
import { loadProject } from '../../app/project.ts';
import { publicPorts } from '../../docker/public-ports.ts';
import { parseConnection } from '../ssh/connection.ts';
import { judgeReachable, scan } from '../host/reachable.ts';
import { setUp, type Outcome } from '../host/setup.ts';
import { showHost, showPlan } from '../host/show.ts';
import { packageSources, type PackageSource, type Wanted } from '../host/step.ts';
import { judge, lookAt } from '../host/survey.ts';
import { dryRunOption, environmentOption, jsonOption } from '../options.ts';
import { runner } from '../run.ts';

interface HostOptions {
  readonly environment?: string;
  readonly harden?: boolean;
  readonly json?: boolean;
}

interface SetupOptions extends HostOptions {
  readonly packages?: PackageSource;
  readonly dryRun?: boolean;
}

export function register(program: Command): void {
  const host = program
    .command('host')
    .description('make a server ready for the Docker target, and see whether it still is');
  host
    .command('setup <url>')
    .description(
      'engine, swarm, a user for deploys, a firewall and security updates on a fresh Debian 12/13 or Ubuntu 22.04/24.04, ' +
        'such as ssh://root@vps.example.com; a second run changes only what no longer holds',
    )
    .addOption(environmentOption())
    .option('--harden', 'allow keys only and refuse root; from then on log in as deploy')
    .addOption(
      new Option(
        '--packages <source>',
        "where a new engine comes from; without it Docker's repository, or the distribution's where that is out of reach",
      ).choices(packageSources),
    )
    .addOption(dryRunOption())
    .addOption(jsonOption())
    .action(setup);
  host
    .command('check <url>')
    .description('what holds on a server and what does not, and whether what answers from outside is what is declared')
    .addOption(environmentOption())
    .option('--harden', 'expect that only keys are allowed and that root is refused')
    .addOption(jsonOption())
    .action(check);
}

async function setup(url: string, options: SetupOptions): Promise<void> {
  const connection = parseConnection(url);
  const wanted = await wantedOf(options);
  if (options.dryRun) {
    const findings = judge(await lookAt(runner, connection), wanted);
    return console.log(options.json ? JSON.stringify(findings, null, 2) : showPlan(findings));
  }
  const progress = options.json ? () => {} : (line: string) => console.log(styleText('gray', line));
  const outcomes = await setUp(runner, connection, wanted, progress);
  console.log(options.json ? JSON.stringify(outcomes, null, 2) : showHost(outcomes));
  if (!options.json) console.log(summary(outcomes));
  failUnless(outcomes, url);
}

function summary(outcomes: readonly Outcome[]): string {
  const changed = outcomes.filter(({ done }) => done !== undefined).length;
  return changed === 0 ? '\nNothing was changed.' : `\n${changed} of ${outcomes.length} steps were changed.`;
}

async function check(url: string, options: HostOptions): Promise<void> {
  const connection = parseConnection(url);
  const wanted = await wantedOf(options);
  const facts = await lookAt(runner, connection);
  const reachable = judgeReachable(facts, wanted.ports, await scan(runner, connection, wanted.ports));
  const findings = [...judge(facts, wanted), reachable];
  console.log(options.json ? JSON.stringify(findings, null, 2) : showHost(findings));
  failUnless(findings, url);
}

async function wantedOf({ environment, harden = false, packages }: SetupOptions): Promise<Wanted> {
  return { ports: publicPorts(await loadProject({ environment })), harden, packages };
}

/** @throws UserError where something doesn't hold */
function failUnless(findings: readonly Outcome[], url: string): void {
  const failed = findings.filter(({ holds }) => !holds).map(({ name }) => name);
  if (failed.length > 0)
    throw new UserError(`${url}: ${failed.join(', ')} ${failed.length === 1 ? 'does' : 'do'} not hold`);
}
