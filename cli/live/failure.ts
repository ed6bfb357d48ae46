/** Why a part of an application doesn't run as it should. */
export interface Failure {
  /** Its name in app/config.ts, or that of a part of the target's own. */
  readonly name: string;
  /** The task or pod that failed. @default - none came into being */
  readonly replica?: string | undefined;
  /** `exit code 3`, `not ready within 120 s`, `No such image: …`. */
  readonly reason: string;
  /** The last lines that the replica wrote. */
  readonly log: readonly string[];
}

/** How many of the last lines of a replica are shown. */
export const LOG_LINES = 15;

/** Failures as a person reads them. */
export function showFailures(failures: readonly Failure[]): string {
  return failures
    .map(({ name, replica, reason, log }) => {
      const where = replica === undefined ? name : `${name} (${replica})`;
      return [`${where}: ${reason}`, ...log.map((line) => `    | ${line}`)].join('\n');
    })
    .join('\n');
}

/** The last lines of a text. */
export const lastLines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .slice(-LOG_LINES);
