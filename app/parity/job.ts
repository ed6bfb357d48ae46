import { emulated, native, type Row } from './row.ts';
import { jobsWhere } from './where.ts';

export const jobRows: readonly Row[] = [
  {
    keys: ['jobs.*.schedule'],
    docker: emulated({
      severity: 'info',
      where: jobsWhere('schedule', ({ schedule }) => schedule !== undefined),
      by: 'a scheduler service that starts the job’s service',
      differs: 'the scheduler holds the engine’s socket; a run that was due while the host was down is not made up for',
    }),
    kubernetes: native('a CronJob'),
  },
  {
    keys: ['jobs.*.retries'],
    docker: emulated({
      severity: 'info',
      where: jobsWhere('retries', ({ retries }) => retries > 0),
      by: 'a start script that runs the program again, scheduled or not',
      differs:
        'all attempts are one task, 5 seconds apart; a run that a restart of the host cuts off begins anew, with all ' +
        'attempts and the whole time (one with a schedule waits for its next time)',
    }),
    kubernetes: native('backoffLimit of the Job'),
  },
  {
    keys: ['jobs.*.timeoutSeconds'],
    docker: native('a time limit by the start script, for all attempts together'),
    kubernetes: native('activeDeadlineSeconds of the Job, for all attempts together'),
  },
];
