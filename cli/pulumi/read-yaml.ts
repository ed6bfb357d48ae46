import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import { UserError } from '../../app/errors/user-error.ts';

/**
 * Reads one of Pulumi's files.
 *
 * @returns nothing where there is no such file
 * @throws UserError with the line where it is no YAML
 */
export function readYaml(file: string): Readonly<Record<string, unknown>> | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return (parse(readFileSync(file, 'utf8')) ?? {}) as Readonly<Record<string, unknown>>;
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    const [what = ''] = error.message.split('\n');
    throw new UserError(`${basename(file)} is no YAML: ${what.replace(/:$/, '')}`);
  }
}
