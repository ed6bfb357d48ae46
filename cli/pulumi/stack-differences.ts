import { findDifferences } from '../../app/parity/find-differences.ts';
import { targets, type Target } from '../../app/model/target.ts';
import { loadProject } from '../../app/project.ts';
import { summarizeFindings } from '../show-findings.ts';
import { entryOf } from '../targets.ts';
import { plainSettings } from './cli.ts';
import { commandOf } from './command-of.ts';

/** Commands of Pulumi that show or make what is deployed. */
const DEPLOYING = ['preview', 'up', 'update', 'pre'];

/**
 * What the target of a stack makes differently of the application, in words, before Pulumi shows or makes it.
 *
 * @returns nothing for other commands, and for a stack of which only Pulumi can say what is wrong
 * @throws ConfigError where app/config.ts is wrong
 */
export async function stackDifferences(
  root: string,
  args: readonly string[],
  stack: string | undefined,
): Promise<string | undefined> {
  if (stack === undefined || !DEPLOYING.includes(commandOf(args))) return undefined;
  const settings = plainSettings(root, stack);
  const target = settings['fairway:target'];
  if (!isTarget(target)) return undefined;
  const application = await loadProject({
    environment: settings['fairway:environment'],
    registry: settings['fairway:registry'],
  });
  return summarizeFindings(findDifferences(application, target), entryOf(target).title);
}

const isTarget = (text: string | undefined): text is Target => targets.some((target) => target === text);
