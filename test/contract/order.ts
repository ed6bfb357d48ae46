import type { Workload } from '../../app/model/workload.ts';
import type { Contract, Subject } from './contract.ts';
import { observe, type Observation } from './observation.ts';

const jobsBefore = ({ dependsOn }: Workload) =>
  dependsOn.filter(({ condition }) => condition === 'completed').map(({ name }) => name);

/** In which order things start. */
export const order: readonly Contract[] = [
  {
    name: 'a job has completed before a workload that waits for it gets requests',
    keys: ['workloads.*.dependsOn'],
    applies: ({ workloads }) => workloads.some((workload) => jobsBefore(workload).length > 0),
    check: async (subject) => {
      const { workloads } = subject.application;
      const looks = workloads.flatMap((workload) =>
        jobsBefore(workload).map((job) => completedFirst(subject, workload, job)),
      );
      return Promise.all(looks);
    },
  },
  {
    name: 'a workload starts after those that must be healthy first',
    keys: ['workloads.*.dependsOn'],
    applies: ({ workloads }) =>
      workloads.some(({ dependsOn }) => dependsOn.some(({ condition }) => condition === 'healthy')),
    check: async (subject) => {
      const { replicas } = await subject.snapshot();
      return subject.application.workloads.flatMap(({ name, dependsOn }) =>
        dependsOn
          .filter(({ condition }) => condition === 'healthy')
          .map((other) => {
            const since = Math.min(...replicas[other.name]!.map(({ servesSince }) => second(servesSince)));
            const early = replicas[name]!.filter(({ servesSince }) => second(servesSince) < since - 1);
            return {
              key: `workloads.${name}.dependsOn.${other.name}`,
              expected: [],
              seen: early.map(({ id, servesSince }) => `${id} serves since ${servesSince}, before ${other.name} does`),
            };
          }),
      );
    },
  },
];

function completedFirst(subject: Subject, { name }: Workload, job: string): Promise<Observation> {
  return observe(`workloads.${name}.dependsOn.${job}`, 'every replica serves since then', async () => {
    const runs = await subject.target.runs(job);
    const first = runs.find(({ succeeded }) => succeeded);
    if (first?.endedAt === undefined) return `${job} has not completed: ${JSON.stringify(runs)}`;
    const { replicas } = await subject.snapshot();
    const early = replicas[name]!.filter(({ servesSince }) => second(servesSince) < second(first.endedAt!) - 1);
    if (early.length === 0 && replicas[name]!.length > 0) return 'every replica serves since then';
    return `${job} completed ${first.endedAt}; ${early.map(({ id, servesSince }) => `${id} serves since ${servesSince}`).join(', ')}`;
  });
}

/** Some targets tell times by the second: what is a second apart may have been at once. */
const second = (time: string) => Math.floor(Date.parse(time) / 1000);
