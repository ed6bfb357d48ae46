import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { emptyRecord } from '../../app/model/record.ts';
import { composeFile, devUrls } from '../dev/compose.ts';
import { debugPorts } from '../dev/debug-ports.ts';
import { devConfig } from '../dev/dev-config.ts';
import { keepDevSecrets } from '../dev/dev-secrets.ts';
import { devDifferences } from '../dev/differences.ts';
import { workingFolder } from '../dev/working-folder.ts';
import { environmentOption, jsonOption } from '../options.ts';
import { loadProject, projectRoot } from '../../app/project.ts';
import { reachEngine } from '../reach/engine.ts';
import { runner } from '../run.ts';
import { table } from '../table.ts';

const COMPOSE_FILE = '.fairway/dev/compose.yaml';
const SECRETS_FILE = '.fairway/dev/secrets.env';

interface DevOptions {
  readonly environment?: string;
  readonly port: number;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function register(program: Command): void {
  program
    .command('dev')
    .description('run the application on this machine with live reload and debuggers (also: npm run dev)')
    .argument('[args...]', 'further arguments for `docker compose up`')
    .addOption(environmentOption())
    .option('-p, --port <number>', 'the port of the routes', portNumber, 8080)
    .option('--dry-run', `only write ${COMPOSE_FILE} and the secrets' values`)
    .addOption(jsonOption())
    .allowUnknownOption()
    .action(dev);
}

async function dev(args: readonly string[], { environment, port, dryRun, json }: DevOptions): Promise<void> {
  const application = await loadProject({
    environment,
    record: emptyRecord,
    change: (config) => devConfig(config, port),
  });
  if (!dryRun) await reachEngine(runner, undefined);
  const composePath = join(projectRoot, COMPOSE_FILE);
  const folders = application.images.map(({ name, build: { context, dockerfile } }) => {
    const file = resolve(projectRoot, context, dockerfile);
    const own = application.workloads.find((workload) => workload.name === name)?.workingDir;
    return [name, own ?? (existsSync(file) ? workingFolder(readFileSync(file, 'utf8')) : undefined)] as const;
  });
  const content = composeFile(application, {
    pathTo: (path) => relative(dirname(composePath), resolve(projectRoot, path)),
    workingFolderOf: (image) => new Map(folders).get(image),
  });
  mkdirSync(dirname(composePath), { recursive: true });
  writeFileSync(composePath, content);
  keepDevSecrets(join(projectRoot, SECRETS_FILE), application);

  const ports = debugPorts(application);
  const runs = application.workloads.map((workload) => ({
    name: workload.name,
    urls: devUrls(application, workload),
    debugger: ports.get(workload.name),
  }));
  const differences = devDifferences(application);
  const compose = ['docker', 'compose', '--env-file', SECRETS_FILE, '--file', COMPOSE_FILE];
  if (json) console.log(JSON.stringify({ runs, differences, compose }, null, 2));
  else {
    const rows = runs.map(({ name, urls, debugger: at }) => [name, at ? `127.0.0.1:${at}` : '', urls.join(' ')]);
    console.log(
      [
        table([['NAME', 'DEBUGGER', 'ADDRESS'], ...rows]),
        `Other than in production:\n${differences.map((line) => `  ${line}`).join('\n')}`,
        `Any other command of docker compose:\n  ${compose.join(' ')} …`,
      ].join('\n\n'),
    );
  }
  if (!dryRun)
    await runner.stream([...compose, 'up', '--build', '--watch', ...args], { cwd: projectRoot, endsByInterrupt: true });
}

function portNumber(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new InvalidArgumentError('expected a whole number from 1 to 65535');
}
