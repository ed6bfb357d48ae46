import type { Workload } from '../../app/model/workload.ts';
import type { Subject } from './contract.ts';
import { ofAll, type Observation } from './observation.ts';
import type { ReplicaFacts } from './snapshot.ts';
import type { Replica } from './target.ts';

/** What is expected of each of some workloads at a key, and what a replica of it shows there. */
export interface Expectation {
  /** Below the workload: `security.user`. */
  readonly key: string;
  readonly expected: unknown;
  readonly seen: (facts: ReplicaFacts) => unknown;
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
