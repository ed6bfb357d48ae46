/** Where in the config something is wrong: `['workloads', 'web', 'ports', 'http']`. */
export type Path = readonly (string | number)[];

/** One thing that is wrong, as data; the text is made where it is shown. */
export interface Issue {
  readonly path: Path;
  /** What was expected, what was found and what to do, beginning in lower case. */
  readonly message: string;
}

const plainKey = /^[A-Za-z_][\w-]*$/;

/** The path as a person would write it: `workloads.web.args[0]`, `workloads["my app"]`. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    if (!plainKey.test(key)) return `${text}[${JSON.stringify(key)}]`;
    return text === '' ? key : `${text}.${key}`;
  }, '');
}

/** `workloads.web.ports.http: expected …, got …`. */
export function formatIssue({ path, message }: Issue): string {
  return path.length === 0 ? message : `${formatPath(path)}: ${message}`;
}
