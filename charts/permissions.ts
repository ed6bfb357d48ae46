import type { k8s } from 'cdk8s-plus-27';
import type { Application } from '../app/model/application.ts';
import type { Container } from '../app/model/container.ts';
import { containerMetadata, namespaceOf } from './metadata.ts';

/** Who a workload or job is to the Kubernetes API: nobody, without a token, unless it has permissions. */
export function serviceAccount(application: Application, container: Container): k8s.KubeServiceAccountProps {
  return {
    metadata: containerMetadata(application, container),
    automountServiceAccountToken: container.permissions.length > 0,
  };
}

/**
 * What a workload or job may do in the application's namespace.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export function role(application: Application, container: Container): k8s.KubeRoleProps {
  return {
    metadata: containerMetadata(application, container),
    rules: container.permissions.map(({ apiGroups, resources, verbs }) => ({
      apiGroups: [...apiGroups],
      resources: [...resources],
      verbs: [...verbs],
    })),
  };
}

export function roleBinding(application: Application, container: Container): k8s.KubeRoleBindingProps {
  const { name } = container;
  return {
    metadata: containerMetadata(application, container),
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
    subjects: [{ kind: 'ServiceAccount', name, namespace: namespaceOf(application) }],
  };
}
