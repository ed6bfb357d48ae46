import { styleText } from 'node:util';
import type { Command } from 'commander';
import { diagnose } from '../doctor.ts';
import { jsonOption } from '../options.ts';
import { runner } from '../run.ts';

interface DoctorOptions {
  readonly host?: string;
  readonly json?: boolean;
}

export function register(program: Command): void {
  program
    .command('doctor')
    .description('look at what Fairway needs on this machine, and say what to do about what is missing')
    .option('--host <url>', 'the engine to look at, such as ssh://deploy@vps.example.com')
    .addOption(jsonOption())
    .action(doctor);
}

async function doctor({ host, json }: DoctorOptions): Promise<void> {
  const diagnoses = [{ name: 'node', ok: true, found: process.version, advice: '' }, ...(await diagnose(runner, host))];
  if (json) return console.log(JSON.stringify(diagnoses, null, 2));
  for (const { name, ok, found, advice } of diagnoses) {
    const mark = ok ? styleText('green', 'ok     ') : styleText('yellow', 'missing');
    console.log(`${mark}  ${name.padEnd(14)}  ${found.replaceAll('\n', '\n                         ')}`);
    if (!ok) console.log(`                         → ${advice}`);
  }
}
