import { formatIssue, type Issue } from './issue.ts';

/** The config can't be used as it is: everything that is wrong with it, at once. Any other error is a bug. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map(formatIssue).join('\n'));
    this.issues = issues;
  }
}
