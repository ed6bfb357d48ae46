import type { Command } from 'commander';
import { configJsonSchema } from '../json-schema.ts';

export function register(program: Command): void {
  program
    .command('schema')
    .description('print the JSON Schema of a config, for editors and other tools')
    .action(() => console.log(JSON.stringify(configJsonSchema(), null, 2)));
}
