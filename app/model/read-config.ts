import type { Issue } from '../errors/issue.ts';
import { LARGEST_CONFIG } from '../schema/config-file.ts';
import { isWritable } from '../schema/name.ts';
import type { ParsedApplication } from '../schema/application.ts';
import type { ConfigFile } from './application.ts';

/** The content of a config, or why there is none. */
export function tryRead(
  name: string,
  config: ParsedApplication['configs'][string],
  readFile: (path: string) => string,
): ConfigFile | { readonly issue: Issue } {
  if ('content' in config) return { name, content: config.content };
  const file = JSON.stringify(config.file);
  try {
    const content = readFile(config.file);
    const size = Buffer.byteLength(content);
    if (size > LARGEST_CONFIG)
      return fails(name, `expected a file of at most ${LARGEST_CONFIG} bytes, got ${size} in ${file}`);
    if (!isWritable(content)) return fails(name, `expected a text file, got a NUL character in ${file}`);
    return { name, content };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fails(name, `expected a text file of the project, got ${file} (${reason})`);
  }
}

const fails = (name: string, message: string) => ({ issue: { path: ['configs', name, 'file'], message } });
