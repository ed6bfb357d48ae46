import { projectRoot } from '../../../app/project.ts';
import { readRecord } from '../../../app/record-file.ts';
import type { DeployRecord } from '../../../app/model/record.ts';
import { stackVersions } from '../../secrets/stack-versions.ts';
import { openAt, type Live } from '../command.ts';
import { destinationOf, type DestinationOptions } from '../destination.ts';
import type { KnownSecrets } from './secret-notes.ts';

/** An application before a deploy, and what is known of the values of its secrets. */
export interface Previewed extends Live {
  readonly secrets: KnownSecrets;
}

/**
 * Finds the live application that the options name, as the next deploy makes it. That may be one by Pulumi: secrets that
 * were not pushed from here have the versions of the values in the stack's settings.
 *
 * @throws UserError where the options name none, or it doesn't answer
 * @throws ConfigError where app/config.ts is wrong
 */
export async function openPreview(options: DestinationOptions): Promise<Previewed> {
  const destination = destinationOf(options, projectRoot);
  const { target, environment } = destination;
  const stack = (options.stack ?? target).split('/').at(-1)!;
  const record = readRecord(projectRoot, environment);
  const secrets = { target, stack, pushed: record.secrets[target], kept: await stackVersions(projectRoot, stack) };
  return { ...(await openAt(destination, withSecrets(record, secrets))), secrets };
}

/** A record that also has the versions of the secrets that Pulumi keeps. */
export function withSecrets(record: DeployRecord, { target, pushed, kept }: KnownSecrets): DeployRecord {
  return { ...record, secrets: { ...record.secrets, [target]: { ...kept.versions, ...pushed } } };
}
