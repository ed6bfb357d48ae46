import type { Command } from 'commander';
import { UserError } from '../../app/errors/user-error.ts';
import { emptyRecord, type RecordedImage } from '../../app/model/record.ts';
import { buildImages, planBuild } from '../build/build-images.ts';
import { pinImages, publishedImages } from '../build/pin-images.ts';
import { destinationOf, type Destination, type DestinationOptions } from '../live/destination.ts';
import { dryRunOption, environmentOption, jsonOption, registryOption } from '../options.ts';
import { loadProject, projectRoot } from '../../app/project.ts';
import { writeRecord } from '../../app/record-file.ts';
import { reachEngine } from '../reach/engine.ts';
import { logInAsStackSays } from '../registry/log-in.ts';
import { runner } from '../run.ts';

interface BuildCommandOptions extends Pick<DestinationOptions, 'stack' | 'environment' | 'registry'> {
  readonly push?: boolean;
  readonly host?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function register(program: Command): void {
  program
    .command('build')
    .description('build every image of the application, push it, and record its digest for the next synth')
    .option(
      '-s, --stack <name>',
      'the Pulumi stack whose settings name the environment, the registry, and who pushes to it',
    )
    .addOption(environmentOption())
    .addOption(registryOption())
    .option('--push', 'push to the registry and record the digests, those of published images included')
    .option('--host <url>', 'the engine that builds, such as ssh://deploy@vps.example.com')
    .addOption(dryRunOption())
    .addOption(jsonOption())
    .action(build);
}

async function build(options: BuildCommandOptions): Promise<void> {
  const { push = false, host } = options;
  const destination: Partial<Destination> = options.stack === undefined ? options : destinationOf(options, projectRoot);
  const { environment, registry } = destination;
  const application = await loadProject({ environment, registry, record: emptyRecord });
  if (push && application.registry === undefined) {
    throw new UserError(
      'there is no registry to push to: set `registry` in app/config.ts or give --registry; ' +
        'or build on the host itself, without a registry: npx fairway build --host ssh://deploy@HOST',
    );
  }
  const buildOptions = { push, host, root: projectRoot };
  if (options.dryRun) {
    const plan = await planBuild(runner, application, buildOptions);
    const commands = plan.map(({ argv }) => argv('METADATA.json'));
    console.log(options.json ? JSON.stringify(commands, null, 2) : commands.map((argv) => argv.join(' ')).join('\n'));
    return;
  }
  await reachEngine(runner, host);
  if (push) await logInAsStackSays(application, destination);
  const built = await buildImages(runner, application, buildOptions);
  // With a registry, what only one engine holds is a trial: nothing that other machines could deploy.
  const kept = push || application.registry === undefined;
  const pinned = await pinImages(runner, kept ? publishedImages(application) : [], host);
  const images = { ...built, ...pinned.images };
  for (const { reference, reason } of pinned.unknown) {
    process.stderr.write(`warning: ${reference} stays named by its tag, no registry could be asked: ${reason}\n`);
  }
  if (kept) writeRecord(projectRoot, environment, { images });
  console.log(options.json ? JSON.stringify({ images, unpinned: pinned.unknown }, null, 2) : summary(images));
}

function summary(images: Readonly<Record<string, RecordedImage>>): string {
  const names = Object.entries(images).map(([reference, image]) =>
    'digest' in image ? `${reference}@${image.digest}` : `${reference}:${image.tag}`,
  );
  return names.length === 0 ? 'Nothing to build.' : ['Built:', ...names.map((name) => `  ${name}`)].join('\n');
}
