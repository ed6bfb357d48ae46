import type { Container } from '../../app/model/container.ts';
import type { Job } from '../../app/model/job.ts';
import { eventually } from '../support/eventually.ts';
import type { Subject } from './contract.ts';
import { readFiles } from './files.ts';
import type { Expectation } from './in-replicas.ts';
import { ofAll, seenBy, type Observation } from './observation.ts';
import { readProcess } from './process.ts';
import { linesUnder, type Inside, type Under } from './snapshot.ts';

/** How long a container may wait, and then tell, in seconds. */
const TELLS_WITHIN = 120;

/** Whether a container runs test/apps/echo/witness.ts, which tells what it is and whom it meets. */
export const isWitness = ({ command }: Container) => command?.includes('witness.ts') ?? false;

/**
 * What a container has told.
 *
 * @throws Error if it tells nothing in time
 */
export function testimonyOf({ target }: Subject, { name }: Container): Promise<Under> {
  return eventually(TELLS_WITHIN, async () => {
    const under = linesUnder(await target.logs(name));
    if (under('told').length === 0) throw new Error(`${name} has told nothing yet`);
    return under;
  });
}

/** What is expected of each job that tells what it is, and what it tells: once it has ended, nobody can look into it. */
export async function inJobs(
  subject: Subject,
  expectations: (job: Job) => readonly Expectation<Inside>[],
): Promise<readonly Observation[]> {
  const looks = subject.application.jobs.filter(isWitness).map(async (job) => {
    const under = await testimonyOf(subject, job);
    const inside = { ...readProcess(under), files: readFiles(under) };
    return expectations(job).map(({ key, expected, seen }) => ({
      key: `jobs.${job.name}.${key}`,
      expected,
      seen: seen(inside),
    }));
  });
  return (await Promise.all(looks)).flat();
}

/** What a container met when its program started, of all times that it did: one answer where all were the same. */
export function metBy(subject: Subject, container: Container, other: string): Promise<unknown> {
  return seenBy(async () => {
    const under = await testimonyOf(subject, container);
    const answers = under('met').flatMap((line) => (line.startsWith(`${other}\t`) ? [line.split('\t')[1]] : []));
    return answers.length === 0 ? `it has not asked ${other}` : ofAll(answers);
  });
}
