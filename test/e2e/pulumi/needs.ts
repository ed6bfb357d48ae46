import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Target } from '../../../app/model/target.ts';
import { projectRoot } from '../../../app/project.ts';
import { findProgram, foldersOnPath } from '../../../cli/on-path.ts';
import { pulumiCommand } from '../../../cli/pulumi/cli.ts';
import { attempt } from '../../support/command.ts';

/** What is read of `pulumi plugin ls --json`. */
type Plugins = readonly { readonly name: string; readonly kind: string; readonly version: string }[];

/**
 * What this machine lacks to deploy to a target with Pulumi, and how to get it: a test downloads no programs.
 *
 * @returns nothing where all is there
 */
export async function missingForPulumi(target: Target): Promise<string | undefined> {
  // Vendor's archives have it beside the CLI.
  if (findProgram(['pulumi-language-nodejs'], foldersOnPath(process.env)) === undefined) {
    return "no pulumi-language-nodejs on PATH: install Pulumi's CLI, https://www.pulumi.com/docs/iac/download-install/";
  }
  const [program = '', ...args] = pulumiCommand(process.env);
  const { code, stdout, stderr } = await attempt([program, ...args, 'plugin', 'ls', '--json'], { cwd: projectRoot });
  if (code !== 0) return `pulumi plugin ls fails: ${stderr.trim()}`;
  const version = versionOf(`@pulumi/${target}`);
  const isThere = (JSON.parse(stdout) as Plugins).some(
    (plugin) => plugin.kind === 'resource' && plugin.name === target && plugin.version === version,
  );
  if (isThere) return undefined;
  return `the provider ${target} ${version} isn't installed: npx fairway pulumi plugin install resource ${target} ${version}`;
}

/** The version of a dependency: the npm package of a provider has the provider's. */
function versionOf(name: string): string {
  const file = readFileSync(join(projectRoot, 'package.json'), 'utf8');
  const { dependencies } = JSON.parse(file) as { readonly dependencies: Readonly<Record<string, string>> };
  return dependencies[name]!;
}
