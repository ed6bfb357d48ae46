import { k8s } from 'cdk8s-plus-27';
import type { Application } from '../app/model/application.ts';
import type { Workload } from '../app/model/workload.ts';
import { pauses } from '../app/parity/pause.ts';
import { toolsContainer } from './tools.ts';

const VOLUME = 'fairway-tools';
const FOLDER = '/.fairway';

/**
 * For how long a leaving replica of a workload works on, in seconds: requests can still arrive, and another replica
 * could take them. Where none can, it would only make the pause longer.
 */
export function drainSeconds({ targets }: Application, workload: Workload): number {
  return workload.ports.length > 0 && !pauses(workload) ? targets.kubernetes.drainSeconds : 0;
}

/**
 * Keeps a leaving replica at work until nothing sends it requests any more: SIGTERM comes at the same time as the
 * removal from the Service, which takes a moment to reach every proxy.
 *
 * The handler runs a busybox that an init container has put beside the program: the native `sleep` handler is unknown to
 * Kubernetes before 1.29, and the image may have no shell and no `sleep`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 */
export function drain(application: Application, workload: Workload) {
  const handler = { exec: { command: [`${FOLDER}/busybox`, 'sleep', String(drainSeconds(application, workload))] } };
  return {
    volume: { name: VOLUME, emptyDir: { sizeLimit: k8s.Quantity.fromString('16Mi') } } satisfies k8s.Volume,
    initContainer: toolsContainer(application, workload, {
      name: VOLUME,
      command: ['cp', '/bin/busybox', FOLDER],
      volumeMounts: [{ name: VOLUME, mountPath: FOLDER }],
    }),
    mount: { name: VOLUME, mountPath: FOLDER, readOnly: true } satisfies k8s.VolumeMount,
    lifecycle: { preStop: handler } satisfies k8s.Lifecycle,
  };
}
