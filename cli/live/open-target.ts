import type { Application } from '../../app/model/application.ts';
import type { Runner } from '../run.ts';
import type { Destination } from './destination.ts';
import type { LiveTarget } from './live-target.ts';

/** The adapter of a target, loaded only when it is needed. */
export async function openTarget(run: Runner, application: Application, to: Destination): Promise<LiveTarget> {
  if (to.target === 'docker') {
    const { DockerTarget } = await import('./docker/docker-target.ts');
    return new DockerTarget(run, application, to);
  }
  const { KubernetesTarget } = await import('./kubernetes/kubernetes-target.ts');
  return new KubernetesTarget(run, application, to);
}
