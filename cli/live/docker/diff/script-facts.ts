import { opaque } from '../../diff/opaque.ts';
import type { Facts } from '../../diff/part.ts';
import type { SeenService } from './seen.ts';

/** A line of a start script that sets a variable with a secret in it. */
const VARIABLE = /^([A-Za-z_]\w*)=(.*); export \1$/;

/** The file by which a job tells that it has completed: its name ends in a hash of all that the job is. */
const DONE = /(\/\.fairway-done\/([a-z0-9-]+?))-([0-9a-f]{10})(?=[^0-9a-f]|$)/g;

interface ScriptOptions {
  /** Whether it can be told which version of a job is waited for: the versions of its secrets are a part of that. */
  readonly ofJobs: boolean;
}

/** What a service starts. A start script also says which variables have secrets in them, and which jobs it waits for. */
export function scriptFacts(
  { key, command = [], args = [] }: Pick<SeenService, 'key' | 'command' | 'args'>,
  { ofJobs }: ScriptOptions,
): Facts {
  const facts: Record<string, string> = {};
  const rest = [...command, '--', ...args].map((word) =>
    word
      .split('\n')
      .filter((line) => {
        const [, name, value] = VARIABLE.exec(line) ?? [];
        if (name !== undefined) facts[`env.${name}`] = opaque(value);
        return name === undefined;
      })
      .join('\n')
      .replaceAll(DONE, (_, path: string, job: string, hash: string) => {
        if (ofJobs && job !== key) facts[`dependsOn.${job}`] = opaque(hash);
        return path;
      }),
  );
  return { ...facts, ...(command.length + args.length > 0 && { command: opaque(rest) }) };
}
