import { setTimeout as sleep } from 'node:timers/promises';
import type { Application } from '../../../app/model/application.ts';
import type { Probe } from '../../../app/model/workload.ts';
import type { Contract, Subject } from '../contract.ts';
import { literalOf } from '../literal.ts';
import { settled, type Observation } from '../observation.ts';
import { clientOf, fault, plainRoutes, type EchoRoute } from './application.ts';
import { answeredBut, askMeanwhile } from './asking.ts';

/** How long a version that can't run is watched, in seconds. */
const WATCHED = 15;

/** Routes, each to another workload, of which some replicas can answer while another can't. */
function withSpares(application: Application): readonly EchoRoute[] {
  const routes = plainRoutes(application).filter(({ workload }) => workload.scale.replicas > 1);
  return routes.filter(({ workload }, index) => routes.findIndex((one) => one.workload === workload) === index);
}

const isProbed = (kind: 'readinessProbe' | 'livenessProbe') => (application: Application) =>
  withSpares(application).filter(({ workload }) => workload[kind]?.action.kind === 'http');

/** What happens to a replica that can't work, and to a version that can't. */
export const echoHealth: readonly Contract[] = [
  {
    name: 'a replica that is not ready gets no requests until it is again',
    keys: ['workloads.*.readinessProbe'],
    applies: (application) => isProbed('readinessProbe')(application).length > 0,
    check: async (subject) => {
      const looks = isProbed('readinessProbe')(subject.application).map(
        async (echo): Promise<readonly Observation[]> => {
          const { workload } = echo;
          const key = `workloads.${workload.name}.readinessProbe`;
          const [replica] = await subject.target.replicas(workload.name);
          const all = workload.scale.replicas;
          const within = noticed(workload.readinessProbe!);
          await fault(subject, replica!, 'unready');
          const without = await settled(key, all - 1, within, () => answering(subject, echo));
          await fault(subject, replica!, 'ready');
          return [without, await settled(key, all, within, () => answering(subject, echo))];
        },
      );
      return (await Promise.all(looks)).flat();
    },
  },
  {
    name: 'a replica whose livenessProbe fails is replaced, and the others answer meanwhile',
    keys: ['workloads.*.livenessProbe'],
    applies: (application) => isProbed('livenessProbe')(application).length > 0,
    check: async (subject) => {
      const looks = isProbed('livenessProbe')(subject.application).map(async (echo) => {
        const replaced = replacesUnhealthy(subject, echo);
        const { missesEndsFor } = subject.target;
        const seen = await askMeanwhile(subject, [echo], '/', replaced, missesEndsFor);
        const key = `workloads.${echo.workload.name}.livenessProbe`;
        return [...(await replaced), { key, expected: answeredBut(missesEndsFor), seen }];
      });
      return (await Promise.all(looks)).flat();
    },
  },
  {
    name: 'the version that runs goes on answering while the next one crashes at start, until a mended one takes its place',
    keys: ['workloads.*.update'],
    applies: (application) => withSpares(application).length > 0,
    check: async (subject) => {
      const echoes = withSpares(subject.application);
      const patch = (env: object) => ({
        workloads: Object.fromEntries(echoes.map(({ workload }) => [workload.name, { env }])),
      });
      await subject.apply(patch({ START: 'crash', VERSION: 'broken' }));
      const seen = await Promise.all(echoes.map((echo) => watch(subject, echo)));
      await subject.redeploy(patch({ START: null, VERSION: 'mended' }));
      const mended = echoes.map((echo) =>
        settled(`workloads.${echo.workload.name}.update`, ['200 mended'], 30, () => answers(subject, echo)),
      );
      return [...seen, ...(await Promise.all(mended))];
    },
  },
];

/** How long a target may take to notice what a probe says, in seconds. */
const noticed = ({ periodSeconds, failureThreshold }: Probe) => periodSeconds * failureThreshold + 20;

/** Lets a replica fail its livenessProbe: another process takes its place, and answers. */
async function replacesUnhealthy(subject: Subject, echo: EchoRoute): Promise<readonly Observation[]> {
  const { name, scale, livenessProbe } = echo.workload;
  const { target } = subject;
  const [dead] = await target.replicas(name);
  await fault(subject, dead!, 'unhealthy');
  const key = `workloads.${name}.livenessProbe`;
  const within = noticed(livenessProbe!) + 60;
  const replaced = await settled(key, scale.replicas, within, async () => {
    const now = await target.replicas(name);
    return now.filter(({ id, startedAt }) => id !== dead!.id || startedAt !== dead!.startedAt).length;
  });
  return [replaced, await settled(key, scale.replicas, within, () => answering(subject, echo))];
}

/** Status and version of forty answers, each once. */
async function answers(subject: Subject, { route: { host, tls } }: EchoRoute): Promise<readonly string[]> {
  const client = await clientOf(subject, host);
  const all = await Promise.all(Array.from({ length: 40 }, () => client.ask({ plain: !tls })));
  return [...new Set(all.map(({ status, headers }) => `${status} ${String(headers['x-version'])}`))].sort();
}

/** How many replicas answer. */
async function answering(subject: Subject, { route: { host, tls } }: EchoRoute): Promise<number> {
  const client = await clientOf(subject, host);
  const all = await Promise.all(Array.from({ length: 40 }, () => client.ask({ plain: !tls })));
  return new Set(all.map(({ headers }) => headers['x-replica'])).size;
}

/** What a client sees while a version that can't run is on its way. */
async function watch(subject: Subject, echo: EchoRoute): Promise<Observation> {
  const seen = new Set<string>();
  const version = echo.workload.env.filter(({ name }) => name === 'VERSION').map(literalOf)[0] ?? 'dev';
  const until = Date.now() + WATCHED * 1000;
  while (Date.now() < until) {
    for (const answer of await answers(subject, echo)) seen.add(answer);
    await sleep(500);
  }
  return { key: `workloads.${echo.workload.name}.update`, expected: [`200 ${version}`], seen: [...seen].sort() };
}
