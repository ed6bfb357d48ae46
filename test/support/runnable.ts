import type { Application } from '../../app/model/application.ts';

/** Images that every machine with a registry has. */
const EVERYWHERE = ['busybox:stable', 'node:24-slim', 'postgres:17'];

/** Whether an application can run here: of images that are everywhere, or built from the applications for tests. */
export function isRunnable({ workloads, jobs, images }: Application): boolean {
  return (
    [...workloads, ...jobs].every(({ image, builtImage }) => builtImage !== undefined || EVERYWHERE.includes(image)) &&
    images.every(({ build }) => build.context.startsWith('test/apps/'))
  );
}
