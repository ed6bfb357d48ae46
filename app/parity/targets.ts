import { native, type Row } from './row.ts';

const nothing = native('not asked: it describes the other target');

export const targetsRows: readonly Row[] = [
  { keys: ['targets.docker'], docker: native('ports and images of the host'), kubernetes: nothing },
  {
    keys: ['targets.images.tools'],
    docker: native('the busybox of probes and start scripts'),
    kubernetes: native('the busybox of init containers'),
  },
  {
    keys: ['targets.images.proxy', 'targets.images.scheduler'],
    docker: native('the proxy in front of the routes, and the starter of scheduled jobs'),
    kubernetes: nothing,
  },
  {
    keys: ['targets.kubernetes'],
    docker: nothing,
    kubernetes: native('namespace, ingress and metrics of the cluster'),
  },
];
