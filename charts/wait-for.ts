import type { k8s } from 'cdk8s-plus-27';
import type { Application } from '../app/model/application.ts';
import type { Container } from '../app/model/container.ts';
import { toolsContainer } from './tools.ts';

/**
 * Init containers that wait until each `healthy` dependency accepts connections, which its Service does only while a
 * replica is ready. `completed` is awaited by the deploy: a pod can't see a Job without rights on the API.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/
 */
export function waitFor(application: Application, container: Container): k8s.Container[] {
  return container.dependsOn.flatMap((dependency) => {
    if (dependency.condition !== 'healthy') return [];
    const connect = `nc -w 2 ${dependency.name} ${dependency.port} -e /bin/true </dev/null`;
    return [
      toolsContainer(application, container, {
        name: `wait-for-${dependency.name}`,
        command: ['sh', '-c', `until ${connect}; do sleep 1; done`],
      }),
    ];
  });
}
