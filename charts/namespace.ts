import type { k8s } from 'cdk8s-plus-27';
import type { Application } from '../app/model/application.ts';
import { KEPT } from './kept.ts';
import { labelsOf, namespaceOf } from './metadata.ts';
import { podSecurityLevel } from './pod-security.ts';

/**
 * The application's namespace, which admits only pods that keep to a Pod Security level.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-admission/
 */
export function namespace(application: Application): k8s.KubeNamespaceProps {
  return {
    metadata: {
      name: namespaceOf(application),
      // With the namespace its claims would go, and the data with them.
      annotations: application.volumes.length > 0 ? KEPT : undefined,
      labels: {
        ...labelsOf(application, application.name, 'application'),
        'pod-security.kubernetes.io/enforce': podSecurityLevel(application),
        'pod-security.kubernetes.io/enforce-version': 'latest',
        // What keeps to a lower level only is let in, and still named in warnings and in the audit log.
        'pod-security.kubernetes.io/warn': 'restricted',
        'pod-security.kubernetes.io/audit': 'restricted',
      },
    },
  };
}
