import { k8s } from 'cdk8s-plus-27';
import type { Application } from '../app/model/application.ts';
import type { Container } from '../app/model/container.ts';
import { helperSecurityContext } from './pod-security.ts';

/**
 * An init container of the busybox image that both targets use for their own purposes. It asks for less than any
 * workload, so it never makes a pod larger.
 */
export function toolsContainer(
  { targets }: Application,
  container: Container,
  own: Pick<k8s.Container, 'name' | 'command' | 'volumeMounts'>,
): k8s.Container {
  const memory = k8s.Quantity.fromString('16Mi');
  return {
    ...own,
    image: targets.images.tools,
    imagePullPolicy: 'IfNotPresent',
    resources: { requests: { cpu: k8s.Quantity.fromString('10m'), memory }, limits: { memory } },
    securityContext: helperSecurityContext(container),
  };
}
