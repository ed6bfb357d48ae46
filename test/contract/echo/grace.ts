import type { Application } from '../../../app/model/application.ts';
import type { Workload } from '../../../app/model/workload.ts';
import { eventually } from '../../support/eventually.ts';
import type { Contract, Subject } from '../contract.ts';
import { observe } from '../observation.ts';
import type { Replica } from '../target.ts';
import { plainRoutes } from './application.ts';

/** What a look from outside may miss, in seconds: how often it looks, and how long a command takes. */
const EARLIER = 2;
/** How much longer a target may take, in seconds: a leaving pod serves on for a moment before it is told. */
const LATER = 15;

/** Workloads that can lose a replica, and whose time isn't too long to wait for. */
const patient = (application: Application): readonly Workload[] => [
  ...new Set(
    plainRoutes(application)
      .map(({ workload }) => workload)
      .filter(({ scale, stopGracePeriodSeconds }) => scale.replicas > 1 && stopGracePeriodSeconds <= 10),
  ),
];

/** What becomes of a program that doesn't end. */
export const echoGrace: readonly Contract[] = [
  {
    name: 'a program that does not end when it is told to is ended after its time, and not before',
    keys: ['workloads.*.stopGracePeriodSeconds'],
    applies: (application) => patient(application).length > 0,
    check: async (subject) => {
      const workloads = patient(subject.application);
      const told = (word: string | null) => ({
        workloads: Object.fromEntries(workloads.map(({ name }) => [name, { env: { ON_SIGTERM: word } }])),
      });
      await subject.redeploy(told('ignore'));
      const looks = workloads.map(({ name, stopGracePeriodSeconds: grace }) =>
        observe(`workloads.${name}.stopGracePeriodSeconds`, 'ended in its time', async () => {
          const seconds = await lastingOf(subject, name, grace + LATER + 60);
          return seconds >= grace - EARLIER && seconds <= grace + LATER
            ? 'ended in its time'
            : `ended ${seconds.toFixed(1)} s after it was told, of ${grace} s`;
        }),
      );
      const seen = await Promise.all(looks);
      await subject.redeploy(told(null));
      return seen;
    },
  },
];

/** For how long a replica lasts once its target wants it no more, in seconds. */
async function lastingOf({ target }: Subject, workload: string, withinSeconds: number): Promise<number> {
  const [old] = await target.replicas(workload);
  const isOld = ({ id, startedAt }: Replica) => id === old!.id && startedAt === old!.startedAt;
  await target.restart(workload);
  await eventually(withinSeconds, async () => {
    if ((await target.replicas(workload)).some(isOld)) throw new Error(`${old!.id} is still wanted`);
  });
  const told = Date.now();
  await eventually(withinSeconds, async () => {
    if ((await target.exec(old!, ['true'])).code === 0) throw new Error(`${old!.id} still runs`);
  });
  return (Date.now() - told) / 1000;
}
