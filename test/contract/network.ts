import type { Workload } from '../../app/model/workload.ts';
import { hasSeveralWorkloads } from './applicability.ts';
import type { Contract, Subject } from './contract.ts';
import { doorsTo, tcpPorts } from './doors.ts';
import { inReplicas } from './in-replicas.ts';
import { settled, type Observation } from './observation.ts';

/** Who reaches whom. */
export const network: readonly Contract[] = [
  {
    name: 'each declared connection between workloads is open, under the name and port of the model',
    keys: ['workloads.*.connectsTo', 'workloads.*.ports'],
    applies: ({ workloads }) => workloads.some(({ connectsTo }) => connectsTo.length > 0),
    check: (subject) =>
      inReplicas(subject, ({ connectsTo }) => {
        const others = subject.application.workloads.filter(({ name }) => connectsTo.includes(name));
        const wanted = others.flatMap((other) => tcpPorts(other).map((port) => `${other.name}:${port}`));
        if (wanted.length === 0) return [];
        return [
          {
            key: 'connectsTo',
            expected: wanted,
            seen: ({ reaches }) => wanted.filter((door) => reaches.includes(door)),
          },
        ];
      }),
  },
  {
    name: 'workloads that declare no connection between them reach each other neither by name nor by address',
    keys: ['workloads.*.connectsTo'],
    applies: hasSeveralWorkloads,
    check: (subject) =>
      staysClosed(subject, (from, to) => !from.connectsTo.includes(to.name) && !to.connectsTo.includes(from.name)),
  },
  {
    name: 'a declared connection is open in its own direction only',
    keys: ['workloads.*.connectsTo'],
    needs: 'directedConnections',
    applies: ({ workloads }) => workloads.some(({ connectsTo }) => connectsTo.length > 0),
    check: (subject) =>
      staysClosed(subject, (from, to) => !from.connectsTo.includes(to.name) && to.connectsTo.includes(from.name)),
  },
  {
    name: 'the ports that answer from outside are the ones that the application declares',
    keys: ['workloads.*.publish', 'workloads.*.routes', 'workloads'],
    check: async (subject) => {
      const declared = await subject.target.publicPorts(subject.application);
      const expected = declared.toSorted((a, b) => a - b);
      return [await settled('workloads', expected, 60, () => subject.openedPorts())];
    },
  },
];

/** Every door of the pairs that are meant, by the workload's name and by each of its addresses. */
async function staysClosed(
  subject: Subject,
  isMeant: (from: Workload, to: Workload) => boolean,
): Promise<readonly Observation[]> {
  const { replicas } = await subject.snapshot();
  return inReplicas(subject, (from) => {
    const others = subject.application.workloads.filter((to) => to.name !== from.name && isMeant(from, to));
    const doors = others.flatMap((to) => doorsTo(to, replicas[to.name]!));
    return [{ key: 'connectsTo', expected: [], seen: ({ reaches }) => doors.filter((door) => reaches.includes(door)) }];
  });
}
