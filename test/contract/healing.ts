import type { Contract } from './contract.ts';
import { settled } from './observation.ts';

/** How long a replica that has ended may be missing, in seconds. */
const HEALED_WITHIN = 120;

/** Ends a program: politely, and where it waits for its clients, a little less so. */
const END = ['sh', '-c', 'kill -TERM 1; sleep 1; kill -INT 1'];

/** What happens when something ends that shouldn't. */
export const healing: readonly Contract[] = [
  {
    name: 'a replica of any workload that ends is replaced',
    keys: ['workloads.*.scale'],
    check: async ({ application, target }) =>
      Promise.all(
        application.workloads
          .filter(({ scale }) => scale.replicas > 0)
          .map(async ({ name, scale }) => {
            const [victim] = await target.replicas(name);
            await target.exec(victim!, END);
            return settled(`workloads.${name}.scale.min`, `${scale.replicas} without it`, HEALED_WITHIN, async () => {
              const now = await target.replicas(name);
              const others = now.filter(({ id, startedAt }) => id !== victim!.id || startedAt !== victim!.startedAt);
              return `${Math.min(others.length, scale.replicas)} without it`;
            });
          }),
      ),
  },
];
