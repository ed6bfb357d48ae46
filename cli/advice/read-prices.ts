import { existsSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { parse } from 'yaml';
import { pricesSchema, type Prices } from '../../app/advice/prices.ts';
import { formatIssue } from '../../app/errors/issue.ts';
import { UserError } from '../../app/errors/user-error.ts';
import { toIssues } from '../../app/errors/zod-issues.ts';
import { projectRoot } from '../../app/project.ts';

/** The team's prices, where nothing else is said. */
const DEFAULT = 'prices.yaml';

/** Prices, and the file that holds them. */
export interface PriceFile {
  readonly path: string;
  readonly prices: Prices;
}

/**
 * Reads a price file.
 *
 * @param path the file; without it the project's own one, if there is one
 * @throws UserError with everything that is wrong with the file, or where it was named and isn't there
 */
export function readPrices(path: string | undefined): PriceFile | undefined {
  const file = path === undefined ? resolve(projectRoot, DEFAULT) : resolve(path);
  const shown = relative(process.cwd(), file);
  if (!existsSync(file)) {
    if (path === undefined) return undefined;
    throw new UserError(`${shown}: there is no such file; ${DEFAULT} of the project shows the form`);
  }
  const content = parseYaml(readFileSync(file, 'utf8'), shown);
  const result = pricesSchema.safeParse(content);
  if (result.success) return { path: shown, prices: result.data };
  const lines = toIssues(result.error, pricesSchema, content).map((issue) => `  ${formatIssue(issue)}`);
  throw new UserError(`${shown} can't be used:\n${lines.join('\n')}`);
}

function parseYaml(text: string, shown: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new UserError(`${shown} is no YAML: ${(error as Error).message}`);
  }
}
