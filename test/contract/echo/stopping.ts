import { setTimeout as sleep } from 'node:timers/promises';
import type { Contract } from '../contract.ts';
import { observe, settled } from '../observation.ts';
import { clientOf, echoes, plainRoutes } from './application.ts';

/** How a replica ends, and what it leaves for those who look later. */
export const echoStopping: readonly Contract[] = [
  {
    name: 'a request that is under way when its replica is told to stop is answered',
    keys: ['workloads.*.stopGracePeriodSeconds'],
    applies: (application) => plainRoutes(application).some(({ workload }) => workload.stopGracePeriodSeconds > 3),
    check: (subject) =>
      Promise.all(
        plainRoutes(subject.application)
          .filter(({ workload }) => workload.stopGracePeriodSeconds > 3)
          .map(({ workload: { name }, route: { host, tls } }) =>
            observe(`workloads.${name}.stopGracePeriodSeconds`, 'all are answered', async () => {
              const client = await clientOf(subject, host);
              const asked: Promise<number>[] = [];
              const ask = () =>
                asked.push(
                  client.ask({ path: '/slow?seconds=2', plain: !tls }).then(
                    ({ status }) => status,
                    () => 0,
                  ),
                );
              for (let request = 0; request < 10; request++) ask();
              await subject.target.restart(name);
              for (let second = 0; second < 40; second++) {
                await sleep(250);
                ask();
              }
              const lost = (await Promise.all(asked)).filter((status) => status !== 200);
              return lost.length === 0
                ? 'all are answered'
                : `${lost.length} of ${asked.length} fail: ${lost.join(' ')}`;
            }),
          ),
      ),
  },
  {
    name: 'what a workload writes is found under its name',
    keys: ['workloads'],
    applies: (application) => echoes(application).length > 0,
    check: async (subject) =>
      Promise.all(
        echoes(subject.application).map(({ name }) =>
          settled(`workloads.${name}`, 'its line', 20, async () => {
            const logs = await subject.target.logs(name);
            return /version \S+ listens on/.test(logs) ? 'its line' : logs.slice(-200);
          }),
        ),
      ),
  },
];
