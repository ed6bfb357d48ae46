import type { Workload } from '../model/workload.ts';
import { emulated, inWorkloads, native, type Row } from './row.ts';
import { workloadsWhere } from './where.ts';

/** Whether an update has a moment without any replica. */
const pauses = ({ update, scale }: Workload) =>
  update.strategy === 'recreate' || (update.maxSurge === 0 && scale.replicas <= update.maxUnavailable);

export const updateRows: readonly Row[] = [
  {
    keys: inWorkloads('update'),
    docker: native('start-first or stop-first, with a rollback by itself'),
    kubernetes: native('strategy of the Deployment'),
  },
  {
    keys: inWorkloads('update.strategy'),
    docker: emulated({
      severity: 'degraded',
      where: workloadsWhere('update', pauses),
      by: 'a stop-first update',
      differs:
        'nobody answers from the end of the old replica (up to `stopGracePeriodSeconds`) until the new one is ready',
      instead: 'let clients retry, or keep what must not pause in a workload without such a volume',
    }),
    kubernetes: emulated({
      severity: 'degraded',
      where: workloadsWhere('update', pauses),
      by: 'the strategy Recreate, or a StatefulSet that ends the old replica first',
      differs:
        'nobody answers from the end of the old replica (up to `stopGracePeriodSeconds`) until the new one is ready',
      instead: 'let clients retry, or keep what must not pause in a workload without such a volume',
    }),
  },
  {
    keys: inWorkloads('update.maxSurge', 'update.maxUnavailable'),
    docker: emulated({
      severity: 'info',
      where: workloadsWhere(
        'update',
        ({ update }) => update.strategy === 'rolling' && update.maxSurge > 0 && update.maxUnavailable > 0,
      ),
      by: '`maxSurge` new tasks at a time, before the old ones end',
      differs: '`maxUnavailable` counts only where `maxSurge` is 0',
    }),
    kubernetes: native('maxSurge and maxUnavailable of the Deployment'),
  },
];
