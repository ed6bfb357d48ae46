import type { Container } from '../../app/model/container.ts';
import type { Workload } from '../../app/model/workload.ts';
import type { Subject } from './contract.ts';
import { ofAll, type Observation } from './observation.ts';
import type { Inside, ReplicaFacts } from './snapshot.ts';
import type { Replica } from './target.ts';
import { inJobs } from './testimony.ts';

/** What is expected of each of some containers at a key, and what one shows there. */
export interface Expectation<Facts = ReplicaFacts> {
  /** Below the workload or the job: `security.user`. */
  readonly key: string;
  readonly expected: unknown;
  readonly seen: (facts: Facts) => unknown;
}

/** Observations in the snapshot, for all workloads: one value where all replicas agree. */
export async function inReplicas(
  subject: Subject,
  expectations: (workload: Workload) => readonly Expectation[],
): Promise<readonly Observation[]> {
  const { facts } = await subject.snapshot();
  return subject.application.workloads.flatMap((workload) => {
    const own = facts.filter((one) => one.workload.name === workload.name);
    return expectations(workload).map(({ key, expected, seen }) => ({
      key: `workloads.${workload.name}.${key}`,
      expected,
      seen: own.length === 0 ? 'no replica' : ofAll(own.map(seen)),
    }));
  });
}

/** The same, and for the jobs that tell what they are. */
export async function inContainers(
  subject: Subject,
  expectations: (container: Container) => readonly Expectation<Inside>[],
): Promise<readonly Observation[]> {
  return [...(await inReplicas(subject, expectations)), ...(await inJobs(subject, expectations))];
}

/**
 * What a shell script writes in a replica.
 *
 * @throws Error if the script fails
 */
export async function inside({ target }: Subject, replica: Replica, script: string): Promise<string> {
  const { code, stdout, stderr } = await target.exec(replica, ['sh', '-c', script]);
  if (code !== 0) throw new Error(`${replica.workload} ${replica.id}: exit code ${code} of: ${script}\n${stderr}`);
  return stdout;
}
