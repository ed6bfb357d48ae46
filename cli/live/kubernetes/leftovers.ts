import type { Manifest } from '../../../charts/manifest.ts';
import { ownerName, type Job, type Metadata, type PodTemplate } from './objects.ts';

/** An object of the cluster, as far as it matters whether it may go. */
export interface LiveObject {
  readonly kind: string;
  readonly metadata: Metadata;
}

/**
 * Resources that a deploy may remove, as `kubectl api-resources` names them. Never one that holds data: no claim, no
 * namespace.
 */
export const REMOVABLE = [
  'configmaps',
  'services',
  'serviceaccounts',
  'deployments.apps',
  'statefulsets.apps',
  'jobs.batch',
  'cronjobs.batch',
  'horizontalpodautoscalers.autoscaling',
  'ingresses.networking.k8s.io',
  'networkpolicies.networking.k8s.io',
  'poddisruptionbudgets.policy',
  'roles.rbac.authorization.k8s.io',
  'rolebindings.rbac.authorization.k8s.io',
  'httproutes.gateway.networking.k8s.io',
  'podmonitors.monitoring.coreos.com',
  'externalsecrets.external-secrets.io',
];

/** Earlier runs of each job that stay: their logs tell how the last deploys went. */
const KEPT_RUNS = 2;

/**
 * What the application no longer has, and nothing could return to.
 *
 * @param live the application's objects of the removable kinds
 * @param templates pods of all versions that a rollback could return to, the present ones included
 */
export function leftovers(
  live: readonly LiveObject[],
  manifests: readonly Manifest[],
  templates: readonly PodTemplate[],
): readonly LiveObject[] {
  const wanted = new Set(manifests.map(({ kind, metadata }) => `${kind}/${metadata.name}`));
  const mounted = configMapsOf(templates);
  const gone = live.filter(({ kind, metadata }) => !wanted.has(`${kind}/${metadata.name}`));
  const own = gone.filter(({ metadata }) => metadata.ownerReferences === undefined);
  const runs = own.filter((object): object is Job => object.kind === 'Job');
  const declared = new Set(manifests.flatMap(({ metadata }) => metadata.labels?.['app.kubernetes.io/name'] ?? []));
  const kept = [...Map.groupBy(runs, ownerName)].flatMap(([name, ofJob]) =>
    declared.has(name)
      ? ofJob
          .toSorted((a, b) => (a.metadata.creationTimestamp < b.metadata.creationTimestamp ? 1 : -1))
          .slice(0, KEPT_RUNS)
      : [],
  );
  return own.filter((object) => {
    if (object.kind === 'ConfigMap') return isConfig(object) && !mounted.has(object.metadata.name);
    return !kept.includes(object as Job);
  });
}

/** Whether a ConfigMap holds a declared file, and not what Fairway itself notes. */
const isConfig = ({ metadata }: LiveObject) => metadata.labels?.['app.kubernetes.io/component'] === 'config';

/** Names of the ConfigMaps that pods mount. */
function configMapsOf(templates: readonly PodTemplate[]): ReadonlySet<string> {
  return new Set(
    templates.flatMap(({ spec }) =>
      (spec.volumes ?? []).flatMap(({ configMap }) => (configMap === undefined ? [] : [configMap.name])),
    ),
  );
}
