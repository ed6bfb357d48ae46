import { emulated, inWorkloads, native, type Row } from './row.ts';
import { workloadsWhere } from './where.ts';

export const routeRows: readonly Row[] = [
  {
    keys: inWorkloads('routes'),
    docker: native('routes of the Caddy proxy, over the ready replicas'),
    kubernetes: emulated({
      severity: 'info',
      where: workloadsWhere('routes', ({ routes }) => routes.length > 0),
      by: 'an Ingress, or an HTTPRoute of the given Gateway',
      differs: 'what the cluster’s controller adds (timeouts, body sizes, redirects to HTTPS) is its own',
      instead: 'set `targets.kubernetes.ingress.className` and `annotations` for the controller at hand',
    }),
  },
];
