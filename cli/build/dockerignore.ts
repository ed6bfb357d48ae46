/** Whether a file gets into a build: its path as the context names it. */
export type IsSent = (path: string) => boolean;

interface Rule {
  readonly matches: RegExp;
  /** Whether it brings files back that an earlier rule left out. */
  readonly keeps: boolean;
}

/**
 * Reads a `.dockerignore`: the last rule that fits a file, or a folder around it, decides.
 *
 * @see https://docs.docker.com/build/concepts/context/#dockerignore-files
 */
export function parseDockerignore(text: string): IsSent {
  const rules = text
    .split(/\r?\n/)
    .filter((line) => !line.startsWith('#') && line.trim() !== '')
    .map((line) => ruleOf(line.trim()));
  return (path) => rules.findLast(({ matches }) => matches.test(path))?.keeps ?? true;
}

function ruleOf(line: string): Rule {
  const keeps = line.startsWith('!');
  const pattern = (keeps ? line.slice(1).trim() : line).replace(/^(\.?\/)+/, '').replace(/\/+$/, '');
  const expression = pattern.replace(/\*\*\/|\*\*|\*|\?|[.+^${}()|]/g, (part) => EXPRESSIONS[part] ?? `\\${part}`);
  return { keeps, matches: new RegExp(`^${expression}(/|$)`) };
}

const EXPRESSIONS: Readonly<Record<string, string>> = { '**/': '(.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' };
