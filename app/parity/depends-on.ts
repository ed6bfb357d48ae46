import type { Container } from '../model/container.ts';
import { emulated, inContainers, native, type Row } from './row.ts';
import { containersWhere } from './where.ts';

const waitsFor = (wanted: string) =>
  containersWhere('dependsOn', ({ dependsOn }: Container) => dependsOn.some(({ condition }) => condition === wanted));

export const dependsOnRows: readonly Row[] = [
  {
    keys: inContainers('dependsOn'),
    docker: emulated({
      severity: 'info',
      where: waitsFor('healthy'),
      by: 'a start script that waits until the other accepts connections',
      differs: 'only at the start of a container, not while it runs',
    }),
    kubernetes: emulated({
      severity: 'info',
      where: waitsFor('healthy'),
      by: 'an init container that waits until the other accepts connections',
      differs: 'only at the start of a pod, not while it runs',
    }),
  },
  {
    keys: inContainers('dependsOn'),
    docker: emulated({
      severity: 'info',
      where: waitsFor('completed'),
      by: 'a start script that waits for the file by which the job tells that it has completed',
      differs:
        'new replicas wait while the old ones serve on; a job that fails for good leaves the old version running',
    }),
    kubernetes: emulated({
      severity: 'degraded',
      where: waitsFor('completed'),
      by: 'the order of a deploy with `pulumi up`',
      differs:
        'plain `kubectl apply` of all files does not wait for the job: the new version may start before it has completed',
      instead: 'let the program fail its readinessProbe until then, or use `npm run up kubernetes`',
    }),
  },
  {
    keys: inContainers('dependsOn'),
    docker: emulated({
      severity: 'info',
      where: waitsFor('started'),
      by: 'nothing: all start together',
      differs: 'the other may start a moment later',
    }),
    kubernetes: emulated({
      severity: 'info',
      where: waitsFor('started'),
      by: 'nothing: all start together',
      differs: 'the other may start a moment later',
    }),
  },
  {
    keys: inContainers('stopGracePeriodSeconds'),
    docker: native('stop grace period of the service'),
    kubernetes: native('terminationGracePeriodSeconds, after the seconds in which a leaving pod still serves'),
  },
];
