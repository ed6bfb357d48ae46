import * as kubernetes from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';
import type { Application } from '../app/model/application.ts';
import { addressUrl } from '../app/model/public-url.ts';
import { plan, type PlannedObject } from './plan.ts';
import { secretObjects } from './secret.ts';

/** The cluster, and what no file holds. */
export interface KubernetesArgs {
  /** Context of the kubeconfig. @default - its current one */
  readonly kubeContext?: string | undefined;
  /** Path or content of a kubeconfig. @default - the one that kubectl uses */
  readonly kubeconfig?: pulumi.Input<string> | undefined;
  /**
   * A name for the cluster: while it stays, a changed kubeconfig is another way to the same cluster.
   *
   * @default - a cluster is its API server's address: with another one, everything is replaced
   * @see https://www.pulumi.com/registry/packages/kubernetes/api-docs/provider/
   */
  readonly kubeCluster?: string | undefined;
  /** Values of the declared secrets, by name. */
  readonly secrets: Readonly<Record<string, pulumi.Input<string>>>;
}

/** What a deploy tells. */
export interface ApplicationOutputs {
  /** Public addresses, by workload and route: `web.main`. */
  readonly urls: Readonly<Record<string, string>>;
}

type ResourceClass = new (name: string, args: never, options: pulumi.CustomResourceOptions) => pulumi.CustomResource;

/** The class of each kind of Kubernetes's own; all others are custom resources. */
const CLASSES: Readonly<Record<string, ResourceClass>> = {
  'v1/ConfigMap': kubernetes.core.v1.ConfigMap,
  'v1/LimitRange': kubernetes.core.v1.LimitRange,
  'v1/Namespace': kubernetes.core.v1.Namespace,
  'v1/PersistentVolumeClaim': kubernetes.core.v1.PersistentVolumeClaim,
  'v1/ResourceQuota': kubernetes.core.v1.ResourceQuota,
  'v1/Secret': kubernetes.core.v1.Secret,
  'v1/Service': kubernetes.core.v1.Service,
  'v1/ServiceAccount': kubernetes.core.v1.ServiceAccount,
  'apps/v1/Deployment': kubernetes.apps.v1.Deployment,
  'apps/v1/StatefulSet': kubernetes.apps.v1.StatefulSet,
  'autoscaling/v2/HorizontalPodAutoscaler': kubernetes.autoscaling.v2.HorizontalPodAutoscaler,
  'batch/v1/CronJob': kubernetes.batch.v1.CronJob,
  'batch/v1/Job': kubernetes.batch.v1.Job,
  'networking.k8s.io/v1/Ingress': kubernetes.networking.v1.Ingress,
  'networking.k8s.io/v1/NetworkPolicy': kubernetes.networking.v1.NetworkPolicy,
  'policy/v1/PodDisruptionBudget': kubernetes.policy.v1.PodDisruptionBudget,
  'rbac.authorization.k8s.io/v1/Role': kubernetes.rbac.v1.Role,
  'rbac.authorization.k8s.io/v1/RoleBinding': kubernetes.rbac.v1.RoleBinding,
};

/**
 * Deploys an application to a cluster with Pulumi: the objects of its files, and the Secrets.
 *
 * @throws pulumi.RunError where a secret has no value
 */
export function deployKubernetes(application: Application, args: KubernetesArgs): ApplicationOutputs {
  const values = secretValues(application, args.secrets);
  const parent = new pulumi.ComponentResource('fairway:kubernetes:Application', application.name);
  const objects = plan(application);
  const provider = connect('cluster', args, parent);
  const keeper = objects.some(({ retained }) => retained) ? keepingCluster(args, parent) : provider;
  const deployed = new Map<string, pulumi.Resource>();
  for (const object of objects) {
    const { apiVersion, kind, metadata } = object.manifest;
    const Class = CLASSES[`${apiVersion}/${kind}`] ?? kubernetes.apiextensions.CustomResource;
    const dependsOn = object.dependsOn.map((name) => deployed.get(name)!);
    const inputs = { ...inputsOf(object), ...(kind === 'Secret' && { stringData: values[metadata.name] }) };
    const options = { ...optionsOf(object), parent, provider: object.retained ? keeper : provider, dependsOn };
    const resource = new Class(object.name, inputs as never, options);
    deployed.set(object.name, resource);
  }
  return { urls: urlsOf(application) };
}

/** Changed Secrets are updated: the provider would otherwise replace them, and with them what refers to them. */
function connect(
  name: string,
  args: KubernetesArgs,
  parent: pulumi.Resource,
  options: Pick<kubernetes.ProviderArgs, 'upsertExistingObjects'> = {},
): kubernetes.Provider {
  const kubeconfig = args.kubeconfig === undefined ? undefined : pulumi.secret(args.kubeconfig);
  const behaviour = { enableServerSideApply: true, enableConfigMapMutable: true, enableSecretMutable: true };
  const cluster = { context: args.kubeContext, kubeconfig, clusterIdentifier: args.kubeCluster };
  return new kubernetes.Provider(name, { ...cluster, ...behaviour, ...options }, { parent });
}

/** Takes up what a destroy has left; a deploy fails where any other object is there already, which may be another's. */
const keepingCluster = (args: KubernetesArgs, parent: pulumi.Resource) =>
  connect('cluster-keeping', args, parent, { upsertExistingObjects: true });

/** The manifest as it is in the files, and how Pulumi shall treat it. */
function inputsOf({ manifest, awaited, retained }: PlannedObject): object {
  const treatment = {
    ...(!awaited && { 'pulumi.com/skipAwait': 'true' }),
    // Its fields belong to the deploy that made it, not to this one.
    ...(retained && { 'pulumi.com/patchForce': 'true' }),
  };
  if (Object.keys(treatment).length === 0) return manifest;
  const annotations = { ...manifest.metadata.annotations, ...treatment };
  return { ...manifest, metadata: { ...manifest.metadata, annotations } };
}

function optionsOf({ ignoreChanges, retained, timeoutSeconds }: PlannedObject) {
  return {
    ignoreChanges: [...ignoreChanges],
    retainOnDelete: retained,
    customTimeouts: timeoutSeconds === undefined ? undefined : { create: `${timeoutSeconds}s` },
  };
}

/** What each Secret holds, by its name. */
function secretValues(application: Application, secrets: KubernetesArgs['secrets']) {
  const objects = secretObjects(application);
  const missing = objects.flatMap(({ keys }) => Object.values(keys)).filter((name) => !Object.hasOwn(secrets, name));
  if (missing.length > 0) {
    throw new pulumi.RunError(
      `no value for ${[...new Set(missing)].join(', ')}; \`npx fairway secrets init\` makes random ones`,
    );
  }
  return Object.fromEntries(
    objects.map(({ name, keys }) => [
      name,
      Object.fromEntries(Object.entries(keys).map(([key, secret]) => [key, pulumi.secret(secrets[secret])])),
    ]),
  );
}

function urlsOf({ workloads }: Application): ApplicationOutputs['urls'] {
  const entries = workloads.flatMap(({ name, routes }) =>
    routes.map((route) => [`${name}.${route.name}`, addressUrl(route)] as const),
  );
  return Object.fromEntries(entries);
}
