import type { Application } from '../app/model/application.ts';
import type { OutputFile } from '../app/model/output-file.ts';
import type { Target } from '../app/model/target.ts';

interface TargetEntry {
  /** As it is written in a sentence. */
  readonly title: string;
  /** Makes the target's files; loaded only when it is needed. */
  readonly synthesize: (application: Application) => Promise<readonly OutputFile[]>;
}

/** What the command line knows of each target. */
export const targetEntries: Readonly<Record<Target, TargetEntry>> = {
  docker: {
    title: 'Docker',
    synthesize: async (application) => (await import('../docker/synth.ts')).synthesize(application),
  },
  kubernetes: {
    title: 'Kubernetes',
    synthesize: async (application) => (await import('../charts/synth.ts')).synthesize(application),
  },
};
