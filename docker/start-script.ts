import type { Application } from '../app/model/application.ts';
import type { Container } from '../app/model/container.ts';
import type { Job } from '../app/model/job.ts';
import type { Workload } from '../app/model/workload.ts';
import { BUSYBOX, shell, waitForTools } from './busybox.ts';
import { doneFile, doneFiles } from './done.ts';
import { beginJob, runJob, waitForJob } from './job-script.ts';
import { secretEnv, secretsInEnv } from './env.ts';
import { connect } from './probe.ts';
import type { Service } from './stack.ts';

/** Exists as soon as the start script has handed over to the program: in memory, and new with every container. */
export const STARTED = '/dev/shm/fairway-started';

/** Whether a container has to wait for others, or has variables with secrets, or is a job, whose end matters. */
export function startsByScript(container: Workload | Job): boolean {
  const waits = container.dependsOn.some(({ condition }) => condition !== 'started');
  return waits || secretsInEnv(container).length > 0 || isJob(container);
}

/** What a container runs, where that is known: the config says it, or the build has recorded what the image starts. */
export function programOf({ command, args, imageStart }: Container): readonly string[] | undefined {
  if (command !== undefined) return [...command, ...(args ?? [])];
  return imageStart && [...imageStart.entrypoint, ...(args ?? imageStart.cmd)];
}

/**
 * What the engine starts: the program, or a script that sets the variables with secrets, waits for what the container
 * depends on, and then becomes the program. So no secret stands in the service, and the order of a deploy holds with
 * any tool that deploys it.
 */
export function start(application: Application, container: Workload | Job): Pick<Service, 'command' | 'args'> {
  if (!startsByScript(container)) return { command: container.command, args: container.args };
  const awaited = doneFiles(application, container);
  const script = [
    'set -e',
    ...secretEnv(container),
    ...(awaited.length > 0 || tellsItsEnd(container) ? waitForTools : []),
    ...(isJob(container) ? beginJob(container, doneFile(application, container)) : []),
    ...container.dependsOn.flatMap((other) =>
      other.condition === 'healthy' ? wait(`${other.name}:${other.port}`, connect(other.name, other.port)) : [],
    ),
    ...awaited.flatMap(waitForJob),
    ...(isJob(container) ? runJob(container, doneFile(application, container)) : [`: > ${STARTED}`, 'exec "$@"']),
  ];
  return { command: [...shell(script), container.name], args: programOf(container) };
}

const isJob = (container: Workload | Job): container is Job => 'retries' in container;

/** Whether others may wait for its end: nothing waits for what runs on a schedule. */
const tellsItsEnd = (container: Workload | Job) => isJob(container) && container.schedule === undefined;

const wait = (what: string, condition: string) => [
  `echo 'waiting for ${what}' >&2`,
  `until ${condition} 2>/dev/null; do ${BUSYBOX} sleep 1; done`,
];
