import { CADDYFILE, READINESS_LIST } from '../../../../docker/routes.ts';
import { TOOLS } from '../../../../docker/service.ts';
import type { FileReference } from '../../../../docker/stack.ts';

/** Whether a file is one that the tools hand to the proxy: what it says is told as routes. */
export const isRoutesFile = (service: string, { target }: Pick<FileReference, 'target'>) =>
  service === TOOLS && [CADDYFILE, READINESS_LIST].some((name) => target === `/${name}`);
