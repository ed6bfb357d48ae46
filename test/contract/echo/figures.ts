import type { Contract, Subject } from '../contract.ts';
import { ofAll, observe } from '../observation.ts';
import type { Replica } from '../target.ts';
import { echoes } from './application.ts';

/** What is found by those who collect figures. */
export const echoFigures: readonly Contract[] = [
  {
    name: 'each replica answers with its figures where a Prometheus is told to ask',
    keys: ['workloads.*.metrics'],
    unlessLost: 'workloads.*.metrics',
    applies: (application) => echoes(application).some(({ metrics }) => metrics !== undefined),
    check: (subject) =>
      Promise.all(
        echoes(subject.application)
          .filter(({ metrics }) => metrics !== undefined)
          .map(({ name, scale }) =>
            observe(`workloads.${name}.metrics`, { replicas: scale.replicas, ready: '1' }, async () => {
              const replicas = await subject.target.replicas(name);
              const ready = await Promise.all(replicas.map((replica) => readyOf(subject, replica)));
              return { replicas: replicas.length, ready: ofAll(ready) };
            }),
          ),
      ),
  },
];

/** The figure that says whether a replica is ready. */
async function readyOf({ target }: Subject, replica: Replica): Promise<string> {
  const figures = await target.figuresOf(replica);
  if (figures === undefined) return `nobody is told to ask ${replica.id}`;
  const { port, path } = figures;
  const program = `console.log(await (await fetch('http://127.0.0.1:${port}${path}')).text())`;
  const { stdout, stderr } = await target.exec(replica, ['node', '--input-type=module', '--eval', program]);
  return /^echo_ready (\d)$/m.exec(stdout)?.[1] ?? stdout + stderr;
}
