import { emulated, native, unsupported, type Row } from './row.ts';
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
    docker: native('restart policy of the job’s service'),
    kubernetes: native('backoffLimit of the Job'),
  },
  {
    keys: ['jobs.*.retries'],
    docker: unsupported({
      severity: 'degraded',
      where: jobsWhere('retries', ({ schedule, retries }) => schedule !== undefined && retries > 0),
      impact: 'a scheduled run that fails is not tried again before its next time',
      instead: 'let the program try again by itself, or run it more often',
    }),
    kubernetes: native('backoffLimit of the Job'),
  },
  {
    keys: ['jobs.*.timeoutSeconds'],
    docker: emulated({
      severity: 'info',
      where: ({ jobs }) => jobs.map(({ name }) => `jobs.${name}.timeoutSeconds`),
      by: 'a time limit for each attempt',
      differs: 'each further attempt has the whole time again',
    }),
    kubernetes: native('activeDeadlineSeconds of the Job'),
  },
];
