import { emulated, inWorkloads, native, type Row } from './row.ts';
import { workloadsWhere } from './where.ts';

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
      where: workloadsWhere('update', ({ update }) => update.strategy === 'recreate'),
      by: 'a stop-first update',
      differs:
        'nobody answers from the end of the old replica (up to `stopGracePeriodSeconds`) until the new one is ready',
      instead: 'let clients retry, or keep what must not pause in a workload without such a volume',
    }),
    kubernetes: emulated({
      severity: 'degraded',
      where: workloadsWhere('update', ({ update }) => update.strategy === 'recreate'),
      by: 'the strategy Recreate',
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
