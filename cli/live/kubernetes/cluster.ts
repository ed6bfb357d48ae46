import { ProgramError, type Runner, type RunOptions } from '../../run.ts';
import { inspectRevision } from '../../build/inspect-image.ts';
import type { Amount } from '../../../app/advice/amount.ts';
import { UserError } from '../../../app/errors/user-error.ts';
import type { PlannedCommand } from '../deploy-plan.ts';
import { LOG_LINES, lastLines } from '../failure.ts';
import { runPlanned } from '../run-planned.ts';
import { emptyDeployRecord, parseRecord, RECORD_NAME, type DeployRecord } from './deploy-record.ts';
import { parseSecretLines, SECRET_LINES, type LiveSecret } from './diff/live-secret.ts';
import { refusal } from './refusal.ts';
import { REMOVABLE, type LiveObject } from './leftovers.ts';
import type { AnyObject, ClusterObjects, ControllerRevision, Scalable } from './objects.ts';
import { usageOf, type PodMetricsList } from './usage.ts';

/** Where a cluster is found. */
export interface ClusterOptions {
  /** Context of the kubeconfig. @default - the current one */
  readonly kubeContext?: string | undefined;
  /** Path of a kubeconfig. @default - the one that kubectl uses */
  readonly kubeconfig?: string | undefined;
}

/** Kinds whose objects tell how an application is. */
const WATCHED = 'deployments,statefulsets,replicasets,jobs,cronjobs,pods';

/** Kinds that a deploy makes and never removes. */
const KEPT = ['persistentvolumeclaims', 'resourcequotas', 'limitranges', 'prometheusrules.monitoring.coreos.com'];

/** What is asked of a cluster about an application, by kubectl. */
export class Cluster {
  readonly #run: Runner;
  readonly #options: ClusterOptions;
  readonly #namespace: string;
  /** Labels of everything that is the application's. */
  readonly selector: string;

  constructor(run: Runner, application: string, namespace: string, options: ClusterOptions) {
    this.#run = run;
    this.#namespace = namespace;
    this.selector = `app.kubernetes.io/part-of=${application},app.kubernetes.io/managed-by=fairway`;
    this.#options = options;
  }

  /** The whole command line of a call of kubectl. */
  argv(args: readonly string[]): readonly string[] {
    const { kubeContext, kubeconfig } = this.#options;
    const context = kubeContext === undefined ? [] : ['--context', kubeContext];
    const config = kubeconfig === undefined ? [] : ['--kubeconfig', kubeconfig];
    return ['kubectl', ...config, ...context, ...args];
  }

  kubectl(args: readonly string[], options?: RunOptions): Promise<string> {
    return this.#run.capture(this.argv(args), options);
  }

  run(command: PlannedCommand): Promise<void> {
    return runPlanned(this.#run, command);
  }

  /** kubectl in the application's namespace. */
  inNamespace(args: readonly string[], options?: RunOptions): Promise<string> {
    return this.kubectl([...this.inMyNamespace, ...args], options);
  }

  /** Options that choose the application's namespace. */
  get inMyNamespace(): readonly string[] {
    return ['--namespace', this.#namespace];
  }

  /** @param flags further options of `kubectl get` */
  async objects(flags: readonly string[] = []): Promise<ClusterObjects> {
    return sortObjects(await this.#list<AnyObject>(WATCHED, flags));
  }

  /** The versions of StatefulSets. They have the labels of the pods. */
  controllerRevisions(): Promise<readonly ControllerRevision[]> {
    return this.#list('controllerrevisions');
  }

  /** The application's objects that a deploy may remove, of the kinds that the cluster knows. */
  async removable(): Promise<readonly LiveObject[]> {
    const known = (await this.kubectl(['api-resources', '--namespaced', '--verbs', 'list,delete', '--output', 'name']))
      .split('\n')
      .filter((resource) => REMOVABLE.includes(resource));
    return this.#list(known.join(','));
  }

  /** The application's objects of every kind that a deploy makes, and who has set their fields. */
  async everything(): Promise<readonly AnyObject[]> {
    const known = (await this.kubectl(['api-resources', '--namespaced', '--verbs', 'list', '--output', 'name']))
      .split('\n')
      .filter((resource) => [...REMOVABLE, ...KEPT].includes(resource));
    const flags = ['--show-managed-fields'];
    const args = ['get', 'namespace', this.#namespace, '--ignore-not-found', '--output', 'json', ...flags];
    const [namespace, objects] = await Promise.all([this.kubectl(args), this.#list<AnyObject>(known.join(','), flags)]);
    return [...(namespace.trim() === '' ? [] : [JSON.parse(namespace) as AnyObject]), ...objects];
  }

  /** The namespace's Secrets, without their values. @returns `undefined` where this person may not read them */
  async secrets(): Promise<readonly LiveSecret[] | undefined> {
    try {
      return parseSecretLines(await this.inNamespace(['get', 'secrets', '--output', `jsonpath=${SECRET_LINES}`]));
    } catch (error) {
      if (error instanceof ProgramError && error.complaints.includes('(Forbidden)')) return undefined;
      throw error;
    }
  }

  async remove(kind: string, name: string): Promise<void> {
    await this.inNamespace(['delete', kind.toLowerCase(), name, '--ignore-not-found', '--wait=false']);
  }

  async hasNamespace(): Promise<boolean> {
    const found = await this.kubectl(['get', 'namespace', this.#namespace, '--ignore-not-found', '--output', 'name']);
    return found.trim() !== '';
  }

  /** Names of all objects of a kind in the namespace. */
  async names(kind: string): Promise<readonly string[]> {
    const text = await this.inNamespace(['get', kind, '--output', 'name']);
    return text.split('\n').flatMap((line) => line.split('/')[1] ?? []);
  }

  /**
   * Lets the cluster look at files without taking them.
   *
   * @param flags further options of `kubectl apply`
   * @throws UserError with what it says of those that it would refuse
   */
  async refuseInvalid(folder: string, flags: readonly string[]): Promise<void> {
    try {
      await this.kubectl(['apply', '--server-side', '--dry-run=server', ...flags, '--filename', folder]);
    } catch (error) {
      if (!(error instanceof ProgramError)) throw error;
      throw new UserError(`nothing was deployed: ${refusal(error.complaints)}`);
    }
  }

  async deployRecord(): Promise<DeployRecord> {
    const text = await this.inNamespace(['get', 'configmap', RECORD_NAME, '--ignore-not-found', '--output', 'json']);
    return text.trim() === '' ? emptyDeployRecord : parseRecord(JSON.parse(text) as Parameters<typeof parseRecord>[0]);
  }

  async keepDeployRecord(manifest: object): Promise<void> {
    const input = JSON.stringify(manifest);
    await this.kubectl(['apply', '--server-side', '--force-conflicts', '--filename', '-'], { input });
  }

  /** The last lines that a container of a pod has written; none where it never began to run. */
  async podLog(pod: string, container: string | undefined, previous: boolean): Promise<readonly string[]> {
    if (container === undefined) return [];
    const args = ['logs', pod, '--container', container, '--tail', String(LOG_LINES)];
    const read = async (flags: readonly string[]) => lastLines(await this.inNamespace([...args, ...flags]));
    try {
      return await read(previous ? ['--previous'] : []);
    } catch {
      return previous ? read([]).catch(() => []) : [];
    }
  }

  /** The newest warning that the cluster gives about a pod, unless it only says that something is tried again. */
  async warnings(pod: string): Promise<readonly string[]> {
    const selector = `involvedObject.name=${pod},type=Warning`;
    const text = await this.inNamespace(['get', 'events', '--field-selector', selector, '--output', 'json']);
    const { items } = JSON.parse(text) as {
      readonly items: readonly { readonly reason: string; readonly message: string }[];
    };
    return items
      .filter(({ reason }) => reason !== 'BackOff' && reason !== 'Failed')
      .slice(-1)
      .map(({ message }) => message);
  }

  /** The application's objects of the given kinds. */
  async #list<T>(kinds: string, flags: readonly string[] = []): Promise<readonly T[]> {
    const text = await this.inNamespace(['get', kinds, '--selector', this.selector, '--output', 'json', ...flags]);
    return (JSON.parse(text) as { readonly items: readonly T[] }).items;
  }

  /** What pods use, by name. Nothing where the cluster has no metrics API. */
  async usage(): Promise<ReadonlyMap<string, Amount>> {
    const path = `/apis/metrics.k8s.io/v1beta1/namespaces/${this.#namespace}/pods`;
    try {
      return usageOf(JSON.parse(await this.kubectl(['get', '--raw', path])) as PodMetricsList);
    } catch {
      return new Map();
    }
  }

  /** The git commits that the images' labels name. The cluster doesn't tell: their registry is asked, by docker's CLI. */
  async revisions(images: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const known = await Promise.all(
      [...new Set(images)].map(async (image) => [image, await inspectRevision(this.#run, image)] as const),
    );
    return new Map(known.filter((entry): entry is [string, string] => entry[1] !== undefined));
  }
}

/** Objects by kind. */
export function sortObjects(items: readonly AnyObject[]): ClusterObjects {
  return {
    scalables: items.filter((item): item is Scalable => item.kind === 'Deployment' || item.kind === 'StatefulSet'),
    replicaSets: items.filter((item) => item.kind === 'ReplicaSet'),
    jobs: items.filter((item) => item.kind === 'Job'),
    cronJobs: items.filter((item) => item.kind === 'CronJob'),
    pods: items.filter((item) => item.kind === 'Pod'),
  };
}
