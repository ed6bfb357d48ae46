import { setTimeout as sleep } from 'node:timers/promises';
import type { Application } from '../../../app/model/application.ts';
import type { Workload } from '../../../app/model/workload.ts';
import type { Contract, Subject } from '../contract.ts';
import { observe, settled } from '../observation.ts';
import { echoes, fault, plainRoutes } from './application.ts';
import { ALL_ANSWERED, askMeanwhile } from './asking.ts';

/** Routes of workloads that may take longer to stop than a request takes. */
const patient = (application: Application) =>
  plainRoutes(application).filter(({ workload }) => workload.stopGracePeriodSeconds > 3);

/** Restarts a workload while requests of two seconds are under way at all of its routes, and tells which were lost. */
async function askWhileRestarted(subject: Subject, name: string): Promise<string> {
  const routes = patient(subject.application).filter(({ workload }) => workload.name === name);
  const restarted = sleep(2000)
    .then(() => subject.target.restart(name))
    .then(() => sleep(10_000));
  const answers = await askMeanwhile(subject, routes, '/slow?seconds=2', restarted);
  await restarted;
  return answers;
}

/** How far from its grace period a replica may end, in seconds: it tells the time twice a second. */
const SOON = 3;

/**
 * Says every half second how long ago the replica was told to stop, and is ended with it. On a line of its own each, since
 * nobody knows which is the last one.
 */
const tellSinceSigterm = (port: number) => `for (;;) {
  const figures = await fetch('http://127.0.0.1:${port}/metrics').then((answer) => answer.text());
  console.log(/^echo_seconds_since_sigterm (.*)$/m.exec(figures)[1]);
  await new Promise((goOn) => setTimeout(goOn, 500));
}`;

/** Restarts a workload of which one replica doesn't stop, and tells when that one was ended. */
async function endOfTheStubborn({ target }: Subject, { name, stopGracePeriodSeconds }: Workload): Promise<string> {
  const [replica] = await target.replicas(name);
  await fault({ target }, replica!, 'ignore-sigterm');
  const watching = target.exec(replica!, ['node', '--input-type=module', '--eval', tellSinceSigterm(8080)]);
  await target.restart(name);
  const { stdout, stderr } = await watching;
  const last = Number(stdout.trim().split('\n').at(-1));
  if (!(last > 0)) return `not seen: ${stdout.slice(-100)}${stderr}`;
  return Math.abs(last - stopGracePeriodSeconds) <= SOON ? within(stopGracePeriodSeconds) : `after ${last} s`;
}

const within = (seconds: number) => `${seconds} s after SIGTERM, ${SOON} more or less`;

/** How a replica ends, and what it leaves for those who look later. */
export const echoStopping: readonly Contract[] = [
  {
    name: 'a request that is under way when its replica is told to stop is answered',
    keys: ['workloads.*.stopGracePeriodSeconds'],
    applies: (application) => patient(application).length > 0,
    check: (subject) =>
      Promise.all(
        // Each once, however many routes it has.
        [...new Set(patient(subject.application).map(({ workload }) => workload.name))].map((name) =>
          observe(`workloads.${name}.stopGracePeriodSeconds`, ALL_ANSWERED, () => askWhileRestarted(subject, name)),
        ),
      ),
  },
  {
    name: 'a replica that does not stop is ended when its grace period is over',
    keys: ['workloads.*.stopGracePeriodSeconds'],
    applies: (application) => echoes(application).length > 0,
    check: async (subject) => {
      const [workload] = echoes(subject.application);
      const { name, stopGracePeriodSeconds: grace } = workload!;
      return [
        await observe(`workloads.${name}.stopGracePeriodSeconds`, within(grace), () =>
          endOfTheStubborn(subject, workload!),
        ),
      ];
    },
  },
  {
    name: 'what a workload writes is found by the labels of the application and the workload',
    keys: ['name', 'workloads'],
    applies: (application) => echoes(application).length > 0,
    check: async ({ application, target }) =>
      Promise.all(
        echoes(application).map(({ name }) =>
          settled(`workloads.${name}`, 'its line', 20, async () => {
            const logs = await target.logsBy({ application: application.name, workload: name });
            // The server's first line, or the witness's last one.
            return /version \S+ listens on|told\tall/.test(logs) ? 'its line' : logs.slice(-200);
          }),
        ),
      ),
  },
];
