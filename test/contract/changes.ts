import { hasWritableVolumes } from './applicability.ts';
import type { Contract, Subject } from './contract.ts';
import { inReplicas } from './in-replicas.ts';
import { valueIn } from './literal.ts';
import { keepers, leaveMarks, marksKept } from './marks.ts';
import { settled } from './observation.ts';
import type { Replica } from './target.ts';

/** How long the replicas of a workload may take to be others, in seconds. */
const REPLACED_WITHIN = 120;

const VARIABLE = 'CONTRACT_RELEASE';

/** What a change brings, and what it leaves. */
export const changes: readonly Contract[] = [
  {
    name: 'what a volume holds outlives a restart of the workload',
    keys: ['workloads.*.volumes', 'workloads.*.scale'],
    applies: hasWritableVolumes,
    check: async (subject) => {
      const marks = await leaveMarks(subject);
      const replaced = await Promise.all(
        keepers(subject.application).map(async ({ name, scale }) => {
          const before = (await subject.target.replicas(name)).map(processOf);
          await subject.target.restart(name);
          return settled(`workloads.${name}.scale`, `${scale.replicas} others`, REPLACED_WITHIN, async () => {
            const now = (await subject.target.replicas(name)).map(processOf);
            return `${now.filter((one) => !before.includes(one)).length} others`;
          });
        }),
      );
      return [...replaced, ...(await marksKept(subject, marks, 10))];
    },
  },
  {
    name: 'an update reaches every replica, and what volumes hold outlives it',
    keys: ['workloads.*.env', 'workloads.*.volumes'],
    check: async (subject) => {
      const marks = await leaveMarks(subject);
      const value = crypto.randomUUID();
      await subject.redeploy(inEveryWorkload(subject, { env: { [VARIABLE]: value } }));
      const arrived = await inReplicas(subject, () => [
        {
          key: `env.${VARIABLE}`,
          expected: value,
          seen: ({ environment }) => valueIn(environment, VARIABLE),
        },
      ]);
      return [...arrived, ...(await marksKept(subject, marks, 10))];
    },
  },
  {
    name: 'replicas with a volume each find it again after the workload was scaled out and in',
    keys: ['workloads.*.scale.min', 'workloads.*.volumes', 'volumes.*.perReplica'],
    // Whoever has two replicas of it can have three.
    applies: (application) => keepers(application).some(({ scale }) => scale.replicas > 1),
    check: async (subject) => {
      const marks = await leaveMarks(subject);
      const scaled = keepers(subject.application).filter(({ scale }) => scale.replicas > 1);
      const to = async (more: number) => {
        const workloads = scaled.map(({ name, scale }) => [name, { scale: { min: scale.replicas + more } }] as const);
        await subject.redeploy({ workloads: Object.fromEntries(workloads) });
        return Promise.all(
          scaled.map(({ name, scale }) =>
            settled(`workloads.${name}.scale.min`, scale.replicas + more, REPLACED_WITHIN, async () => {
              return (await subject.target.replicas(name)).length;
            }),
          ),
        );
      };
      return [...(await to(1)), ...(await to(0)), ...(await marksKept(subject, marks, 10))];
    },
  },
];

/** A process, on every target: a StatefulSet's pod keeps its name. */
const processOf = ({ id, startedAt }: Replica) => `${id} ${startedAt}`;

function inEveryWorkload({ application }: Subject, patch: object): object {
  return { workloads: Object.fromEntries(application.workloads.map(({ name }) => [name, patch])) };
}
