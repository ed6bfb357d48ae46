import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { UserError } from './errors/user-error.ts';
import { emptyRecord, type DeployRecord } from './model/record.ts';

const startSchema = z.strictObject({ entrypoint: z.array(z.string()), cmd: z.array(z.string()) }).optional();
const versionsSchema = z.record(z.string(), z.string().regex(/^[0-9a-f]{8,64}$/));

const recordSchema = z.strictObject({
  images: z.record(
    z.string(),
    z.union([
      z.strictObject({ start: startSchema, digest: z.string().regex(/^sha256:[0-9a-f]{64}$/) }),
      z.strictObject({ start: startSchema, tag: z.string().regex(/^[0-9a-f]{12}$/) }),
    ]),
  ),
  secrets: z.strictObject({ docker: versionsSchema, kubernetes: versionsSchema }),
});

const fileOf = (root: string, environment: string | undefined) =>
  join(root, '.fairway', `${environment ?? 'default'}.json`);

/**
 * What builds and secrets have recorded for an environment; nothing if there is no record yet.
 *
 * @throws UserError where the file can't be read as a record
 */
export function readRecord(root: string, environment: string | undefined): DeployRecord {
  const file = fileOf(root, environment);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return emptyRecord;
    throw error;
  }
  try {
    return recordSchema.parse(JSON.parse(text));
  } catch {
    throw new UserError(
      `${file} isn't a record that Fairway wrote; delete it and build again: npx fairway build --push`,
    );
  }
}

/** What is new in a record: images, or the versions of secrets on one target. */
export interface RecordChange {
  readonly images?: DeployRecord['images'];
  readonly secrets?: Partial<DeployRecord['secrets']>;
}

/** Adds to the record of an environment; the file is replaced as a whole or not at all. */
export function writeRecord(root: string, environment: string | undefined, change: RecordChange): void {
  const file = fileOf(root, environment);
  const before = readRecord(root, environment);
  const record: DeployRecord = {
    images: { ...before.images, ...change.images },
    secrets: {
      docker: { ...before.secrets.docker, ...change.secrets?.docker },
      kubernetes: { ...before.secrets.kubernetes, ...change.secrets?.kubernetes },
    },
  };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(record, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}
