/** Options of Pulumi whose values are words of their own: those that stand before any command, and those of a new stack. */
const WITH_VALUE = [
  ...['-s', '--stack', '-C', '--cwd', '--color', '-v', '--verbose', '--profiling', '--tracing'],
  ...['--secrets-provider', '--copy-config-from'],
];

/** The words that are neither an option nor an option's value. */
const wordsOf = (args: readonly string[]) =>
  args.filter((arg, index) => !arg.startsWith('-') && !WITH_VALUE.includes(args[index - 1] ?? ''));

/** The command that Pulumi is given: `config set fairway:environment up` is `config`, `--stack prod up` is `up`. */
export const commandOf = (args: readonly string[]): string => wordsOf(args)[0] ?? '';

/** Commands of `pulumi stack` after which the stack's name stands as a word. */
const NAMING = ['init', 'select', 'rm'];

/** The stack that the arguments name, as they do: an organization may stand before it. Empty where the name is missing. */
export function stackNamedBy(args: readonly string[]): string | undefined {
  const option = optionOf(args, ['-s', '--stack']);
  if (option !== undefined) return option;
  const [command, verb = '', name] = wordsOf(args);
  return command === 'stack' && NAMING.includes(verb) ? name : undefined;
}

/** Commands of Pulumi that open no stack's secrets. */
const WITHOUT_SECRETS = [
  '',
  'about',
  'gen-completion',
  'help',
  'login',
  'logout',
  'org',
  'plugin',
  'version',
  'whoami',
];

/** The same of `pulumi stack`. */
const STACK_WITHOUT_SECRETS = ['ls', 'select', 'tag', 'unselect'];

/** Whether Pulumi may encrypt or decrypt something of a stack. */
export function opensSecrets(args: readonly string[]): boolean {
  if (args.some((arg) => arg === '--help' || arg === '-h')) return false;
  const [command = '', verb = ''] = wordsOf(args);
  return !(command === 'stack' ? STACK_WITHOUT_SECRETS.includes(verb) : WITHOUT_SECRETS.includes(command));
}

/** What encrypts the secrets of the stack that the arguments make. @default - what its file or the state's place says */
export const newProviderOf = (args: readonly string[]): string | undefined =>
  wordsOf(args)[1] === 'init' ? optionOf(args, ['--secrets-provider']) : undefined;

/** The value of an option, in the next word or after `=`; empty where there is none. */
function optionOf(args: readonly string[], names: readonly string[]): string | undefined {
  const index = args.findIndex((arg) => names.includes(arg.split('=')[0]!));
  if (index === -1) return undefined;
  const [name = '', ...value] = args[index]!.split('=');
  return args[index] === name ? (args[index + 1] ?? '') : value.join('=');
}
