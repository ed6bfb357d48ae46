import type { Application } from '../../app/model/application.ts';
import type { Container, Dependency } from '../../app/model/container.ts';
import type { Workload } from '../../app/model/workload.ts';
import type { Contract, Subject } from './contract.ts';
import { observe, type Observation } from './observation.ts';
import { isWitness, metBy } from './testimony.ts';

/** What a workload awaits before it gets requests: on Docker, one without a probe gets them as soon as its container runs. */
const awaitedBy = ({ dependsOn, readinessProbe }: Workload, condition: Dependency['condition']) =>
  readinessProbe === undefined ? [] : dependsOn.filter((one) => one.condition === condition).map(({ name }) => name);

const anyAwaits =
  (condition: Dependency['condition']) =>
  ({ workloads }: Application) =>
    workloads.some((workload) => awaitedBy(workload, condition).length > 0);

/** In which order things start. What programs have met at their start is asked first: later ones start again. */
export const order: readonly Contract[] = [
  {
    name: 'a program starts after those that must be healthy first',
    keys: ['workloads.*.dependsOn', 'jobs.*.dependsOn'],
    applies: (application) => meetings(application, 'healthy').length > 0,
    check: (subject) => theyMet(subject, 'healthy'),
  },
  {
    name: 'a program starts after the jobs that must have completed first',
    keys: ['workloads.*.dependsOn', 'jobs.*.dependsOn'],
    needs: 'jobsFirst',
    applies: (application) => meetings(application, 'completed').length > 0,
    check: (subject) => theyMet(subject, 'completed'),
  },
  {
    name: 'a job has completed before a workload that waits for it gets requests',
    keys: ['workloads.*.dependsOn'],
    applies: anyAwaits('completed'),
    check: async (subject) => {
      const { workloads } = subject.application;
      const looks = workloads.flatMap((workload) =>
        awaitedBy(workload, 'completed').map((job) => completedFirst(subject, workload, job)),
      );
      return Promise.all(looks);
    },
  },
  {
    name: 'a workload gets requests after those that must be healthy first',
    keys: ['workloads.*.dependsOn'],
    applies: anyAwaits('healthy'),
    check: async (subject) => {
      const { replicas } = await subject.snapshot();
      return subject.application.workloads.flatMap((workload) =>
        awaitedBy(workload, 'healthy').map((other) => {
          const since = Math.min(...replicas[other]!.map(({ servesSince }) => second(servesSince)));
          const early = replicas[workload.name]!.filter(({ servesSince }) => second(servesSince) < since - 1);
          return {
            key: `workloads.${workload.name}.dependsOn.${other}`,
            expected: [],
            seen: early.map(({ id, servesSince }) => `${id} serves since ${servesSince}, before ${other} does`),
          };
        }),
      );
    },
  },
];

/** Each dependency of a program that tells whom it has met when it started. */
function meetings({ workloads, jobs }: Application, condition: Dependency['condition']) {
  const of = (key: string, containers: readonly Container[]) =>
    containers.filter(isWitness).flatMap((container) => {
      const others = container.dependsOn.filter((one) => one.condition === condition);
      return others.map(({ name }) => ({ key: `${key}.${container.name}.dependsOn.${name}`, container, other: name }));
    });
  return [...of('workloads', workloads), ...of('jobs', jobs)];
}

/** Without a clock: whoever came first has left something behind, or answers, when the program looks once at its start. */
function theyMet(subject: Subject, condition: Dependency['condition']): Promise<readonly Observation[]> {
  return Promise.all(
    meetings(subject.application, condition).map(async ({ key, container, other }) => ({
      key,
      expected: 'is there',
      seen: await metBy(subject, container, other),
    })),
  );
}

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
