import { Option } from 'commander';
import { targets } from '../app/model/target.ts';

/** Options that several commands have, worded once. */
export const environmentOption = () =>
  new Option('-e, --environment <name>', 'the environment of app/config.ts whose changes are merged in');

export const registryOption = () =>
  new Option('--registry <address>', "host and path of the registry, instead of the config's");

export const targetOption = () => new Option('-t, --target <name>', 'one target only').choices(targets);

export const jsonOption = () => new Option('--json', 'print data instead of text');

export const strictOption = () => new Option('--strict', 'fail if a target loses something that the config asks for');

export const dryRunOption = () => new Option('--dry-run', 'only say what would be done');
