import { Option, type Command } from 'commander';
import { targets } from '../../app/model/target.ts';
import { dryRunOption, environmentOption, jsonOption } from '../options.ts';
import { loadProject, projectRoot } from '../../app/project.ts';
import { openStack } from '../pulumi/open-stack.ts';
import { SECRETS } from '../pulumi/settings.ts';
import { readRecord } from '../../app/record-file.ts';
import { initSecrets, missingValues, setCommand } from '../secrets/init.ts';
import { push } from '../secrets/push.ts';
import { table } from '../table.ts';

interface StackOptions {
  readonly stack: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function register(program: Command): void {
  const secrets = program
    .command('secrets')
    .description('make the values of the declared secrets and bring them to a target');
  const stackOption = () => new Option('-s, --stack <name>', "the Pulumi stack with the secrets' values");
  secrets
    .command('init')
    .description(
      'make a random value for every declared secret that the stack lacks, encrypted in Pulumi.<stack>.yaml; name those that only you have',
    )
    .addOption(stackOption().default(targets[0]))
    .addOption(dryRunOption())
    .addOption(jsonOption())
    .action(init);
  secrets
    .command('list')
    .description('list the declared secrets and which of them have a value')
    .addOption(stackOption().default(targets[0]))
    .addOption(jsonOption())
    .action(list);
  secrets
    .command('push')
    .description('write the values to a swarm or a cluster, for a deploy without Pulumi')
    .addOption(new Option('-t, --target <name>', 'where to').choices(targets).makeOptionMandatory())
    .addOption(
      new Option('--from <source>', 'the stack, or variables of the same names')
        .choices(['stack', 'env'])
        .default('stack'),
    )
    .addOption(stackOption())
    .addOption(environmentOption())
    .option('--host <url>', "docker: the engine of the swarm's manager, such as ssh://deploy@vps.example.com")
    .option('--context <name>', 'kubernetes: context of the kubeconfig')
    .option('--namespace <name>', "kubernetes: namespace, instead of the config's")
    .option('--force-conflicts', 'kubernetes: replace what others have written since (see `fairway drift`)')
    .addOption(dryRunOption())
    .addOption(jsonOption())
    .action(push);
}

async function init({ stack, dryRun, json }: StackOptions): Promise<void> {
  const config = openStack(stack);
  const made = dryRun ? !(await config.exists()) : await config.ensure();
  const settings = dryRun && made ? {} : await config.settings();
  const application = await loadProject({ environment: settings['fairway:environment'] });
  const missing = dryRun ? missingValues(application, settings, stack) : await initSecrets(application, config);
  const created = missing.random.map(({ setting }) => setting);
  const toSet = missing.given.map((secret) => setCommand(stack, secret));
  if (json) return console.log(JSON.stringify({ stack, stackCreated: made, created, toSet: missing.given }, null, 2));
  const verb = dryRun ? 'would be made' : 'made';
  const lines = [...(made ? [`the stack ${stack}`] : []), ...created].map((what) => `  ${what}`);
  const blocks = [
    ...(lines.length === 0 ? [] : [`${verb}:\n${lines.join('\n')}`]),
    ...(toSet.length === 0 ? [] : [`to be set by you:\n${toSet.map((command) => `  ${command}`).join('\n')}`]),
  ];
  console.log(blocks.length === 0 ? `Nothing to do: the stack ${stack} has every value.` : blocks.join('\n\n'));
}

async function list({ stack, json }: StackOptions): Promise<void> {
  const config = openStack(stack);
  const settings = (await config.exists()) ? await config.settings() : {};
  const environment = settings['fairway:environment'];
  const { secrets } = await loadProject({ environment });
  const target = targets.find((one) => one === settings['fairway:target']);
  const pushed = target === undefined ? {} : readRecord(projectRoot, environment).secrets[target];
  const entries = secrets.map(({ name, external }) => ({
    name,
    set: Object.hasOwn(settings, `${SECRETS}${name}`),
    store: external?.store,
    version: pushed[name],
  }));
  if (json) return console.log(JSON.stringify({ stack, secrets: entries }, null, 2));
  const rows = entries.map(({ name, set, store, version }) => [name, set ? 'yes' : 'no', store ?? '-', version ?? '-']);
  console.log(table([['NAME', `IN STACK ${stack}`, 'STORE ON KUBERNETES', 'PUSHED VERSION'], ...rows]));
}
