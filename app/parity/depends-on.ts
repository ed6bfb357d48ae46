import type { Dependency } from '../model/container.ts';
import { emulated, inContainers, native, proof, type Row } from './row.ts';
import { inEachContainer } from './where.ts';

const waitsFor = (condition: Dependency['condition']) =>
  inEachContainer(({ dependsOn }) =>
    dependsOn
      .filter((dependency) => dependency.condition === condition)
      .map(({ name }) => ({ path: `dependsOn.${name}` })),
  );

export const dependsOnRows: readonly Row[] = [
  {
    keys: inContainers('dependsOn'),
    heldBy: proof('test/contract/order.ts', 'a program starts after those that must be healthy first'),
    docker: emulated({
      severity: 'info',
      where: waitsFor('healthy'),
      by: 'a start script that waits until the other accepts connections',
      differs: 'only at the start of a container, not while it runs',
      provenBy: proof('test/docker/start-script.test.ts', 'a healthy dependency is awaited at its port'),
    }),
    kubernetes: emulated({
      severity: 'info',
      where: waitsFor('healthy'),
      by: 'an init container that waits until the other accepts connections',
      differs: 'only at the start of a pod, not while it runs',
      provenBy: proof(
        'test/charts/update.test.ts',
        'a healthy one is awaited with the rights and the resources of the container',
      ),
    }),
  },
  {
    keys: inContainers('dependsOn'),
    heldBy: proof(
      'test/contract/order.ts',
      'a program starts after the jobs that must have completed first',
      'a job has completed before a workload that waits for it gets requests',
    ),
    docker: emulated({
      severity: 'info',
      where: waitsFor('completed'),
      by: 'a start script that waits for the file by which the job tells that it has completed',
      differs:
        'new replicas wait while the old ones serve on; a job that fails for good leaves the old version running',
      provenBy: proof(
        'test/docker/job-script.test.ts',
        'goes on when the job has completed',
        'fails when the job has failed, also later, until the job runs again',
      ),
    }),
    kubernetes: emulated({
      severity: 'degraded',
      where: waitsFor('completed'),
      by: 'the order of a deploy with `fairway deploy` or `pulumi up`',
      differs:
        'plain `kubectl apply` of all files, or a GitOps tool, does not wait for the job: the new version may start before ' +
        'it has completed',
      instead:
        'let the program fail its readinessProbe until then, or use `npx fairway deploy` or `npm run up kubernetes`',
      provenBy: proof(
        'test/charts/plan.test.ts',
        'a workload comes after the jobs whose end it awaits, and after no others',
      ),
    }),
  },
  {
    keys: inContainers('dependsOn'),
    docker: emulated({
      severity: 'info',
      where: waitsFor('started'),
      by: 'nothing: all start together',
      differs: 'the other may start a moment later',
      provenBy: proof(
        'test/docker/start-script.test.ts',
        'a started dependency is not awaited: Swarm starts all at once',
      ),
    }),
    kubernetes: emulated({
      severity: 'info',
      where: waitsFor('started'),
      by: 'nothing: all start together',
      differs: 'the other may start a moment later',
      provenBy: proof('test/charts/update.test.ts', 'a started or completed one is not awaited by the pod'),
    }),
  },
  {
    keys: inContainers('stopGracePeriodSeconds'),
    heldBy: proof(
      'test/contract/echo/stopping.ts',
      'a request that is under way when its replica is told to stop is answered',
      'a replica that does not stop is ended when its grace period is over',
    ),
    docker: native(
      'stop grace period of the service',
      proof('test/docker/service.test.ts', 'are stopped in their time'),
    ),
    kubernetes: native(
      'terminationGracePeriodSeconds, after the seconds in which a leaving pod still serves',
      proof(
        'test/charts/update.test.ts',
        'a leaving replica works on for a moment, on top of its grace period, whatever its image holds',
      ),
    ),
  },
];
