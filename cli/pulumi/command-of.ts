/** Options of Pulumi that stand before any command too, and whose values are words of their own. */
const WITH_VALUE = ['-s', '--stack', '-C', '--cwd', '--color', '-v', '--verbose', '--profiling', '--tracing'];

/**
 * The command that Pulumi is given: the first word that is neither an option nor an option's value. `config set
 * fairway:environment up` is `config`, `--stack prod up` is `up`.
 */
export const commandOf = (args: readonly string[]): string =>
  args.find((arg, index) => !arg.startsWith('-') && !WITH_VALUE.includes(args[index - 1] ?? '')) ?? '';
