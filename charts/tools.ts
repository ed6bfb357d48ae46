import type { k8s } from 'cdk8s-plus-27';
import type { Application } from '../app/model/application.ts';
import type { Container } from '../app/model/container.ts';
import { resourcesOf } from './resources.ts';
import { helperSecurityContext } from './pod-security.ts';

/**
 * An init container of the busybox image that both targets use for their own purposes. It asks for what the container
 * asks for: the pod is no larger, keeps its QoS class, and fits a quota that it fits without.
 */
export function toolsContainer(
  { targets }: Application,
  container: Container,
  own: Pick<k8s.Container, 'name' | 'command' | 'volumeMounts'>,
): k8s.Container {
  return {
    ...own,
    image: targets.images.tools,
    imagePullPolicy: 'IfNotPresent',
    resources: resourcesOf(container),
    securityContext: helperSecurityContext(container),
  };
}
