import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { UserError } from './errors/user-error.ts';
import { emptyRecord, type DeployRecord } from './model/record.ts';
import { name } from './schema/name.ts';

const environmentName = name();

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

/** No environment's file is that of none. */
const fileOf = (root: string, environment: string | undefined) =>
  join(root, '.fairway', environment === undefined ? 'record.json' : `record.${environment}.json`);

/** Whether an environment can be called so: only then is the name a part of a file's. */
const isName = (environment: string | undefined) =>
  environment === undefined || environmentName.safeParse(environment).success;

/**
 * What builds and secrets have recorded for an environment; nothing if there is no record yet, as for what can't be
 * an environment.
 *
 * @throws UserError where the file can't be read as a record
 */
export function readRecord(root: string, environment: string | undefined): DeployRecord {
  if (!isName(environment)) return emptyRecord;
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
  if (!isName(environment)) throw new Error(`a record for ${environment}, which is no name of an environment`);
  const file = fileOf(root, environment);
  const before = readRecord(root, environment);
  const record: DeployRecord = {
    images: { ...before.images, ...change.images },
    secrets: {
      docker: { ...before.secrets.docker, ...change.secrets?.docker },
      kubernetes: { ...before.secrets.kubernetes, ...change.secrets?.kubernetes },
    },
  };
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, `${JSON.stringify(record, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}
