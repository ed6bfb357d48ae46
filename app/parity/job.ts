import type { Application } from '../model/application.ts';
import { emulated, native, proof, type Place, type Row } from './row.ts';
import { inEachJob, placeIf } from './where.ts';

/** Jobs that run in a deploy, and what waits for the end of each. */
const inDeploys = ({ workloads, jobs }: Application): readonly Place[] =>
  jobs
    .filter(({ schedule }) => schedule === undefined)
    .map(({ name }) => {
      const waiting = [...workloads, ...jobs].filter(({ dependsOn }) => dependsOn.some((other) => other.name === name));
      const names = waiting.map((other) => other.name).join(', ');
      return { path: `jobs.${name}`, detail: names === '' ? 'nothing waits for it' : `awaited by ${names}` };
    });

export const jobRows: readonly Row[] = [
  {
    keys: ['jobs.*.schedule'],
    within: ['cron', 'timeZone', 'overlap'],
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
    keys: ['jobs.*.schedule'],
    docker: emulated({
      severity: 'info',
      where: inDeploys,
      by:
        'without a schedule, one task that runs again when its service changes; `fairway deploy` deploys everything else ' +
        'after its end',
      differs:
        'with `pulumi up` or `docker stack deploy` only what `dependsOn` it as `completed` waits for it, `pulumi up` fails ' +
        'with it only then, and neither runs one again that has failed: `docker service update --force` does',
      instead: 'let whatever must not start before its end depend on it',
      provenBy: proof(
        'test/cli/live/docker/deploy-steps.test.ts',
        'runs a job after what it needs and before everything else',
        'runs a job again that has failed, and only that',
      ),
    }),
    kubernetes: emulated({
      severity: 'info',
      where: inDeploys,
      by: 'without a schedule, a Job whose name changes with it; `fairway deploy` applies everything else after its end',
      differs:
        'with `pulumi up` only what `dependsOn` it as `completed` waits for it; with `kubectl apply` or a GitOps tool ' +
        'nothing does, and one that has failed stays so until it is deleted',
      provenBy: proof(
        'test/cli/live/kubernetes/deploy.test.ts',
        'runs a job after what it needs and before everything else',
      ),
    }),
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
