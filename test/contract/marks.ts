import type { Application } from '../../app/model/application.ts';
import type { Workload } from '../../app/model/workload.ts';
import type { Subject } from './contract.ts';
import { inside } from './in-replicas.ts';
import { settled, type Observation } from './observation.ts';
import type { Replica } from './target.ts';

const PREFIX = '.contract-';

/** Volumes that a workload may write. */
const writableIn = ({ volumes }: Workload) => volumes.filter(({ readOnly }) => !readOnly);

/** Workloads that keep what they write. */
export const keepers = ({ workloads }: Application): readonly Workload[] =>
  workloads.filter((workload) => writableIn(workload).length > 0 && workload.scale.replicas > 0);

/** Files in volumes, by the key of the volume: those that each replica sees, in an order that says nothing. */
export type Marks = Readonly<Record<string, readonly string[]>>;

/** Lets every replica write a file of its own into each of its volumes. */
export async function leaveMarks(subject: Subject): Promise<Marks> {
  await inEach(subject, async (replica, path) => {
    await inside(subject, replica, `touch ${path}/${PREFIX}${crypto.randomUUID()}`);
    return '';
  });
  return readMarks(subject);
}

/** That every volume holds what it held, and each replica has the one that it had. */
export async function marksKept(
  subject: Subject,
  before: Marks,
  withinSeconds: number,
): Promise<readonly Observation[]> {
  return Promise.all(
    Object.entries(before).map(([key, marks]) =>
      settled(key, marks, withinSeconds, async () => (await readMarks(subject))[key]),
    ),
  );
}

function readMarks(subject: Subject): Promise<Marks> {
  return inEach(subject, async (replica, path) => {
    const names = await inside(subject, replica, `ls -a ${path} | grep '^${PREFIX}' || true`);
    return names
      .split('\n')
      .filter((name) => name !== '')
      .sort()
      .join(' ');
  });
}

async function inEach(subject: Subject, look: (replica: Replica, path: string) => Promise<string>): Promise<Marks> {
  const looks = keepers(subject.application).map(async (workload) => {
    const replicas = await subject.target.replicas(workload.name);
    return Promise.all(
      writableIn(workload).map(async ({ volume, mountPath }) => {
        const seen = await Promise.all(replicas.map((replica) => look(replica, mountPath)));
        return [`workloads.${workload.name}.volumes.${volume}`, seen.toSorted()] as const;
      }),
    );
  });
  return Object.fromEntries((await Promise.all(looks)).flat());
}
