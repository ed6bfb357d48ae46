import type { Job } from '../../app/model/job.ts';
import type { Contract } from './contract.ts';
import { literalOf } from './literal.ts';
import { settled } from './observation.ts';
import type { Run } from './target.ts';

/** A run can't last: jobs that fall due while somebody looks are due every minute. */
const isDueSoon = ({ schedule }: Job) => schedule?.cron === '* * * * *';

const MINUTE = 60_000;

/** Jobs that run beside the workloads. */
export const jobs: readonly Contract[] = [
  {
    name: 'a job with a schedule runs when it is due, to a good end',
    keys: ['jobs.*.schedule'],
    applies: (application) => application.jobs.some(isDueSoon),
    check: ({ application, target }) =>
      Promise.all(
        application.jobs.filter(isDueSoon).map(({ name }) =>
          settled(`jobs.${name}.schedule`, 'a run that ended well', 150, async () => {
            const runs = await target.runs(name);
            return runs.some(({ succeeded }) => succeeded) ? 'a run that ended well' : runs;
          }),
        ),
      ),
  },
  {
    name: 'a job that may not overlap has one run at a time, also when the next one is due meanwhile',
    keys: ['jobs.*.schedule.overlap'],
    applies: (application) => application.jobs.some(takesLong),
    check: ({ application, target }) =>
      Promise.all(
        application.jobs.filter(takesLong).map(({ name }) =>
          settled(`jobs.${name}.schedule.overlap`, 'one run over two times', 200, async () => {
            const runs = await target.runs(name);
            const apart = runs.every(
              (run, index) => index === 0 || endOf(runs[index - 1]!) <= Date.parse(run.startedAt),
            );
            if (!apart) return runs;
            return runs.some((run) => endOf(run) - Date.parse(run.startedAt) > MINUTE)
              ? 'one run over two times'
              : runs;
          }),
        ),
      ),
  },
];

/** Whether the model says of itself, in a variable, that a run takes longer than the time until the next. */
function takesLong({ schedule, env }: Job): boolean {
  const seconds = env.filter(({ name }) => name === 'TAKES_SECONDS').map(literalOf);
  return schedule?.overlap === 'forbid' && Number(seconds[0]) * 1000 > MINUTE;
}

const endOf = ({ endedAt }: Run) => (endedAt === undefined ? Date.now() : Date.parse(endedAt));
