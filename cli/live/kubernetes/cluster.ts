import type { Runner, RunOptions } from '../../run.ts';
import { inspectRevision } from '../../build/inspect-image.ts';
import type { AnyObject, ClusterObjects, Scalable } from './objects.ts';
import { usageOf, type PodMetricsList, type Usage } from './usage.ts';

/** Where a cluster is found. */
export interface ClusterOptions {
  /** Context of the kubeconfig. @default - the current one */
  readonly kubeContext?: string | undefined;
  /** Path of a kubeconfig. @default - the one that kubectl uses */
  readonly kubeconfig?: string | undefined;
}

/** Kinds whose objects tell how an application is. */
const WATCHED = 'deployments,statefulsets,replicasets,jobs,cronjobs,pods';

/** What is asked of a cluster about an application, by kubectl. */
export class Cluster {
  readonly #run: Runner;
  readonly #options: ClusterOptions;
  readonly #namespace: string;
  readonly #selector: string;

  constructor(run: Runner, application: string, namespace: string, options: ClusterOptions) {
    this.#run = run;
    this.#namespace = namespace;
    this.#selector = `app.kubernetes.io/part-of=${application},app.kubernetes.io/managed-by=fairway`;
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

  /** kubectl in the application's namespace. */
  inNamespace(args: readonly string[], options?: RunOptions): Promise<string> {
    return this.kubectl(['--namespace', this.#namespace, ...args], options);
  }

  /** Lets a command talk to the person at the terminal by itself. */
  stream(args: readonly string[], options?: RunOptions): Promise<void> {
    return this.#run.stream(this.argv(['--namespace', this.#namespace, ...args]), options);
  }

  async objects(): Promise<ClusterObjects> {
    return sortObjects(await this.list<AnyObject>(WATCHED));
  }

  /** The application's objects of the given kinds. */
  async list<T>(kinds: string, flags: readonly string[] = []): Promise<readonly T[]> {
    const text = await this.inNamespace(['get', kinds, '--selector', this.#selector, '--output', 'json', ...flags]);
    return (JSON.parse(text) as { readonly items: readonly T[] }).items;
  }

  /** What pods use, by name. Nothing where the cluster has no metrics API. */
  async usage(): Promise<ReadonlyMap<string, Usage>> {
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
