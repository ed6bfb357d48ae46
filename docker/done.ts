import { ownKey } from './own-key.ts';
import type { Application } from '../app/model/application.ts';
import { secretsOf } from '../app/model/container.ts';
import type { Job } from '../app/model/job.ts';
import { contentHash } from '../app/model/content-hash.ts';
import type { VolumeMount } from './stack.ts';

const FOLDER = '/.fairway-done';

/** Lets a container see which jobs have completed. */
export const doneMount: VolumeMount = { type: 'volume', source: ownKey('tools_done'), target: FOLDER, readOnly: true };

/**
 * The file by which a job tells that it has completed. A job that changes in anything, its image included, has another
 * file: what depends on it waits for the new run, while what depended on the old one can still start again.
 *
 * The volume outlives the stack, its files must not: they would let a new stack pass that has yet to run its jobs. The
 * tools remove them when they belong to an earlier stack (`forgetEarlierStack`), and both a job and what waits for it
 * first wait for these tools (`waitForTools`). Who removes the service of the tools by hand, and that alone, has to run
 * the jobs again: `docker service update --force`.
 */
export function doneFile(application: Application, job: Job): string {
  const secrets = secretsOf(job).map(
    (name) => application.secrets.find((secret) => secret.name === name)?.versions.docker,
  );
  const files = job.files.map(({ config }) => application.configs.find(({ name }) => name === config)?.content);
  return `${FOLDER}/${job.name}-${contentHash([job, secrets, files, doneFiles(application, job)])}`;
}

/**
 * Lines for the tools, which see the volume as `folder`: they remove the files of an earlier stack. A service keeps its
 * id over updates and reboots, after which jobs don't run again; a new stack's service has a new one.
 */
export const forgetEarlierStack = (folder: string): readonly string[] => [
  `if [ "$(cat ${folder}/stack 2>/dev/null)" != "$STACK" ]; then rm -f ${folder}/*; echo "$STACK" > ${folder}/stack; fi`,
];

/** What the lines above compare: Swarm fills in the id of the tools' service. */
export const stackIdentity = { STACK: '{{.Service.ID}}' };

/** The files of all jobs that must have completed before a container starts. */
export function doneFiles(application: Application, { dependsOn }: Pick<Job, 'dependsOn'>): readonly string[] {
  const completed = dependsOn.filter(({ condition }) => condition === 'completed').map(({ name }) => name);
  return application.jobs.filter(({ name }) => completed.includes(name)).map((job) => doneFile(application, job));
}
