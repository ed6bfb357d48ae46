import { styleText } from 'node:util';
import type { Command } from 'commander';
import { UserError } from '../../app/errors/user-error.ts';
import { projectRoot } from '../../app/project.ts';
import type { Target } from '../../app/model/target.ts';
import { diagnose, type Diagnosis, type DoctorScope } from '../doctor.ts';
import { destinationOf } from '../live/destination.ts';
import { jsonOption, targetOption } from '../options.ts';
import { runner } from '../run.ts';

interface DoctorOptions {
  readonly target?: Target;
  readonly host?: string;
  readonly context?: string;
  readonly json?: boolean;
}

export function register(program: Command): void {
  program
    .command('doctor')
    .description(
      'look at what Fairway needs on this machine and where it deploys to, and say what to do about what is missing; ' +
        'exit code 1 where something needed is',
    )
    .addOption(targetOption())
    .option('--host <url>', 'the engine to look at, such as ssh://deploy@vps.example.com')
    .option('--context <name>', 'the context of the kubeconfig with the cluster to look at')
    .addOption(jsonOption())
    .action(doctor);
}

async function doctor({ json, ...options }: DoctorOptions): Promise<void> {
  const node = { name: 'node', ok: true, needed: true, found: process.version, advice: '' };
  const diagnoses = [node, ...(await diagnose(runner, scopeOf(options)))];
  console.log(json ? JSON.stringify(diagnoses, null, 2) : diagnoses.map(show).join('\n'));
  const missing = diagnoses.filter(({ ok, needed }) => !ok && needed).map(({ name }) => name);
  if (missing.length > 0) throw new UserError(`needed, and not as it has to be: ${missing.join(', ')}`);
}

/** A target's place comes from its stack's settings, too. A place tells which target is meant. */
function scopeOf({ target, host, context }: DoctorOptions): DoctorScope {
  if (target !== undefined) return { ...destinationOf({ target, host, context }, projectRoot), targets: [target] };
  const targets: readonly Target[] = [
    ...(host === undefined ? [] : ['docker' as const]),
    ...(context === undefined ? [] : ['kubernetes' as const]),
  ];
  return { host, kubeContext: context, targets };
}

const INDENT = `\n${' '.repeat(26)}`;

function show({ name, ok, needed, found, advice }: Diagnosis): string {
  const bad = needed ? styleText('red', 'missing ') : styleText('yellow', 'optional');
  const mark = ok ? styleText('green', 'ok      ') : bad;
  const toDo = ok || advice === '' ? '' : `${INDENT}→ ${advice}`;
  return `${mark}  ${name.padEnd(14)}  ${found.replaceAll('\n', INDENT)}${toDo}`;
}
