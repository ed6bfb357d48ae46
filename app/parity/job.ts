import { emulated, native, proof, type Row } from './row.ts';
import { inEachJob, placeIf } from './where.ts';

export const jobRows: readonly Row[] = [
  {
    keys: ['jobs.*.schedule'],
    heldBy: proof(
      'test/contract/jobs.ts',
      'a job that may not overlap has one run at a time, also when the next one is due meanwhile',
    ),
    docker: emulated({
      severity: 'info',
      where: inEachJob(({ schedule }) => placeIf(schedule !== undefined, 'schedule', schedule?.cron)),
      by: 'a scheduler service that starts the job’s service',
      differs: 'the scheduler holds the engine’s socket; a run that was due while the host was down is not made up for',
      provenBy: proof('test/contract/jobs.ts', 'a job with a schedule runs when it is due, to a good end'),
    }),
    kubernetes: native(
      'a CronJob',
      proof('test/contract/jobs.ts', 'a job with a schedule runs when it is due, to a good end'),
    ),
  },
  {
    keys: ['jobs.*.retries'],
    docker: emulated({
      severity: 'info',
      where: inEachJob(({ retries }) => placeIf(retries > 0, 'retries', String(retries))),
      by: 'a start script that runs the program again, scheduled or not',
      differs:
        'all attempts are one task, 5 seconds apart; a run that a restart of the host cuts off begins anew, with all ' +
        'attempts and the whole time (one with a schedule waits for its next time)',
      provenBy: proof(
        'test/docker/job-script.test.ts',
        'that fails is tried again as often as it says, and then fails',
      ),
    }),
    kubernetes: native(
      'backoffLimit of the Job',
      proof('test/charts/job.test.ts', 'one before each deploy is a Job whose name changes with what it runs'),
    ),
  },
  {
    keys: ['jobs.*.timeoutSeconds'],
    docker: native(
      'a time limit by the start script, for all attempts together',
      proof('test/docker/job-script.test.ts', 'is ended when its time is over'),
    ),
    kubernetes: native(
      'activeDeadlineSeconds of the Job, for all attempts together',
      proof('test/charts/job.test.ts', 'one before each deploy is a Job whose name changes with what it runs'),
    ),
  },
];
