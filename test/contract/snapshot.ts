import type { Application } from '../../app/model/application.ts';
import type { Workload } from '../../app/model/workload.ts';
import { doorsOf, tryDoors } from './doors.ts';
import { lookForFiles, type SeenFile, readFiles } from './files.ts';
import { lookAtProcess, readProcess, type Process } from './process.ts';
import { readSecrets, searchSecrets, secretsToSearch } from './secret-search.ts';
import type { Replica, Target } from './target.ts';

/** What a container shows from inside. */
export interface Inside extends Process {
  /** The files that the model puts there, as they are, by path. */
  readonly files: Readonly<Record<string, SeenFile>>;
}

/** What one replica shows from inside. */
export interface ReplicaFacts extends Inside {
  readonly replica: Replica;
  readonly workload: Workload;
  /** The other workloads' TCP ports that it can connect to, as `host:port`, by their names and their addresses. */
  readonly reaches: readonly string[];
  /** Paths of files that hold a secret's value, by the secret's name; where the value is a variable, `env`. */
  readonly secrets: Readonly<Record<string, readonly string[]>>;
}

/** What all replicas of an application show at one time. */
export interface Snapshot {
  /** By name of the workload. */
  readonly replicas: Readonly<Record<string, readonly Replica[]>>;
  readonly facts: readonly ReplicaFacts[];
}

/** Looks at every replica at once, with one command in each. */
export async function takeSnapshot(
  application: Application,
  target: Target,
  secretValues: Readonly<Record<string, string>>,
): Promise<Snapshot> {
  const { workloads } = application;
  const listed = await Promise.all(workloads.map(async ({ name }) => [name, await target.replicas(name)] as const));
  const replicas = Object.fromEntries(listed);
  const facts = await Promise.all(
    workloads.flatMap((workload) =>
      replicas[workload.name]!.map(async (replica): Promise<ReplicaFacts> => {
        const doors = doorsOf(application, workload.name, replicas);
        const script = [searchSecrets, ...lookAtProcess(workload), ...lookForFiles(workload), ...tryDoors(doors)].join(
          '\n',
        );
        // Secrets come by stdin: on the command line they would be in the target's records.
        const input = secretsToSearch(secretValues);
        const { code, stdout, stderr } = await target.exec(replica, ['sh', '-c', script], input);
        if (code !== 0)
          throw new Error(`${workload.name} ${replica.id}: exit code ${code} of a look inside: ${stderr}`);
        const under = linesUnder(stdout);
        return {
          replica,
          workload,
          ...readProcess(under),
          reaches: doors.filter((door) => under('door').includes(door)),
          files: readFiles(under),
          secrets: readSecrets(under, secretValues),
        };
      }),
    ),
  );
  return { replicas, facts };
}

/** The lines of a look's output under a topic. */
export type Under = (topic: string) => readonly string[];

/** Reads an output in which a line begins with a topic and a tab. */
export function linesUnder(output: string): Under {
  const lines = output.split('\n');
  return (topic) => lines.filter((line) => line.startsWith(`${topic}\t`)).map((line) => line.slice(topic.length + 1));
}
