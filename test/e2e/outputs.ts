import { attempt } from '../support/command.ts';

/**
 * What commands write, whether they fail or not, by the name of the file that is to hold it.
 *
 * @param program what each command begins with
 */
export async function outputs(
  program: readonly string[],
  commands: Readonly<Record<string, readonly string[]>>,
  env: Readonly<Record<string, string>> = {},
): Promise<Readonly<Record<string, string>>> {
  const results = Object.entries(commands).map(async ([file, args]) => {
    const { stdout, stderr } = await attempt([...program, ...args], { env });
    return [file, stdout + stderr] as const;
  });
  return Object.fromEntries(await Promise.all(results));
}
