import type { Issue } from '../errors/issue.ts';
import type { ParsedApplication } from '../schema/application.ts';
import type { ConfigFile } from './application.ts';

const LARGEST = 500_000;

/** The content of a config, or why there is none. */
export function tryRead(
  name: string,
  config: ParsedApplication['configs'][string],
  readFile: (path: string) => string,
): ConfigFile | { readonly issue: Issue } {
  if ('content' in config) return { name, content: config.content };
  try {
    const content = readFile(config.file);
    if (Buffer.byteLength(content) <= LARGEST) return { name, content };
    return fails(name, `expected a file of at most 500 kB, got ${content.length} characters in ${config.file}`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return fails(name, `expected a text file of the project, got ${JSON.stringify(config.file)} (${reason})`);
  }
}

const fails = (name: string, message: string) => ({ issue: { path: ['configs', name, 'file'], message } });
