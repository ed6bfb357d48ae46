import type { Application } from '../app/model/application.ts';
import type { OutputFile } from '../app/model/output-file.ts';
import { lower } from './lower.ts';
import { configPath, stackFile } from './stack-file.ts';

/**
 * The files that stock Docker deploys: the stack file, and the configs beside it.
 *
 * @throws ConfigError with everything that this target can't do without
 */
export function synthesize(application: Application): readonly OutputFile[] {
  const stack = lower(application);
  return [
    { path: 'docker/stack.yaml', content: stackFile(stack) },
    ...stack.configs.map(({ key, content }) => ({ path: `docker/${configPath(key)}`, content })),
  ];
}
