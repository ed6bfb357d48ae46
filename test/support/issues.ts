import { ConfigError } from '../../app/errors/config-error.ts';
import { formatIssue } from '../../app/errors/issue.ts';
import { loadApplication, type LoadOptions } from '../../app/model/load.ts';

/** What is wrong with a config, a line each, as a person reads it; nothing for a config that can be used. */
export function issuesOf(config: unknown, options?: LoadOptions): readonly string[] {
  try {
    loadApplication(config, options);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.issues.map(formatIssue);
    throw error;
  }
}
