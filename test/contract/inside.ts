import type { Subject } from './contract.ts';
import type { Replica } from './target.ts';
import type { Workload } from '../../app/model/workload.ts';

/**
 * What a shell script writes in a replica.
 *
 * @throws Error if the script fails
 */
export async function inside({ target }: Subject, replica: Replica, script: string, input?: string): Promise<string> {
  const { code, stdout, stderr } = await target.exec(replica, ['sh', '-c', script], input);
  if (code !== 0) throw new Error(`${replica.workload} ${replica.id}: exit code ${code} of: ${script}\n${stderr}`);
  return stdout;
}

/** The variables of all processes of a replica: the first one may be an init process that knows fewer than its child. */
export function environmentOf(subject: Subject, replica: Replica): Promise<string> {
  return inside(subject, replica, "cat /proc/[0-9]*/environ 2>/dev/null | tr '\\0' '\\n'");
}

/** Runs a check in every replica of every workload; all that don't hold are told at once. */
export async function inEachReplica(
  subject: Subject,
  check: (replica: Replica, workload: Workload) => Promise<void> | void,
): Promise<void> {
  const failures: string[] = [];
  await Promise.all(
    subject.application.workloads.map(async (workload) => {
      const replicas = await subject.target.replicas(workload.name);
      if (replicas.length < workload.scale.replicas) {
        failures.push(`${workload.name}: ${replicas.length} of ${workload.scale.replicas} replicas run`);
      }
      for (const replica of replicas) {
        try {
          await check(replica, workload);
        } catch (error) {
          failures.push(`${workload.name} ${replica.id}: ${(error as Error).message}`);
        }
      }
    }),
  );
  if (failures.length > 0) throw new Error(failures.join('\n'));
}
