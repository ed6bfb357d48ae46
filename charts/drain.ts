import { k8s } from 'cdk8s-plus-27';
import type { Application } from '../app/model/application.ts';
import type { Workload } from '../app/model/workload.ts';
import { toolsContainer } from './tools.ts';

/** How long proxies and nodes may take to notice that a replica is leaving. */
export const DRAIN_SECONDS = 5;

const VOLUME = 'fairway-tools';
const FOLDER = '/.fairway';

/** Whether requests can still arrive at a replica that has been told to stop, and another one could take them. */
export function drains({ ports, update }: Workload): boolean {
  return ports.length > 0 && update.strategy === 'rolling';
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
  const handler = { exec: { command: [`${FOLDER}/busybox`, 'sleep', String(DRAIN_SECONDS)] } };
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
