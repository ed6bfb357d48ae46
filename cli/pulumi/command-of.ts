/** The command that Pulumi is given: the first word that is no option. `config set fairway:x up` is `config`. */
export const commandOf = (args: readonly string[]): string => args.find((arg) => !arg.startsWith('-')) ?? '';
