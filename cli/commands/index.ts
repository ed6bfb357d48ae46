import type { Command } from 'commander';

/** A file that adds one command to the program. */
export interface CommandFile {
  readonly register: (program: Command) => void;
}

/** Every command, in the order of the help; only the file of the one that runs is loaded. */
export const commands: Readonly<Record<string, () => Promise<CommandFile>>> = {
  synth: () => import('./synth.ts'),
  parity: () => import('./parity.ts'),
  advise: () => import('./advise.ts'),
  report: () => import('./report.ts'),
  build: () => import('./build.ts'),
  secrets: () => import('./secrets.ts'),
  deploy: () => import('./deploy.ts'),
  preview: () => import('./preview.ts'),
  drift: () => import('./drift.ts'),
  status: () => import('./status.ts'),
  rollback: () => import('./rollback.ts'),
  logs: () => import('./logs.ts'),
  pulumi: () => import('./pulumi.ts'),
  host: () => import('./host.ts'),
  dev: () => import('./dev.ts'),
  schema: () => import('./schema.ts'),
  doctor: () => import('./doctor.ts'),
};
