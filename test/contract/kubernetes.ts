import type { Application } from '../../app/model/application.ts';
import { attempt, run } from '../support/command.ts';
import type { PublishedPort } from '../../app/model/workload.ts';
import type { Address, Figures, Labels, Replica, Run, Target } from './target.ts';

export interface KubernetesTargetOptions {
  readonly namespace: string;
  /** Where the ingress controller answers, a host or host:port. @default - what the Ingress's status says */
  readonly ingress?: string | undefined;
  /** Where ports of the nodes answer. @default - the internal address of the first one */
  readonly nodeAddress?: string | undefined;
}

/** Everything in a namespace that is an application's, but its Secrets. */
const DESCRIBED =
  'deployments,statefulsets,replicasets,pods,jobs,cronjobs,services,endpointslices,ingresses,networkpolicies,configmaps,' +
  'serviceaccounts,roles,rolebindings,horizontalpodautoscalers,poddisruptionbudgets,persistentvolumeclaims,events';

/** What of the chosen pods' logs is shown. */
const ALL_LINES = ['--all-containers', '--ignore-errors', '--tail=-1', '--max-log-requests=50'];

/** The part of a Pod that is read here. */
interface Pod {
  readonly metadata: {
    readonly name: string;
    readonly deletionTimestamp?: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly status: {
    readonly podIP: string;
    readonly conditions: readonly { readonly type: string; readonly lastTransitionTime: string }[];
    readonly containerStatuses: readonly {
      readonly name: string;
      readonly ready: boolean;
      readonly imageID: string;
      readonly state: { readonly running?: { readonly startedAt: string } };
    }[];
  };
}

/** The part of a Service that is read here. */
interface LoadBalancer {
  readonly spec: {
    readonly ports: readonly { readonly port: number; readonly protocol: string; readonly nodePort: number }[];
  };
  readonly status: {
    readonly loadBalancer: { readonly ingress?: readonly { readonly ip?: string; readonly hostname?: string }[] };
  };
}

/** The part of a job's Pod that is read here: a Job itself tells of its end only later. */
interface JobPod {
  readonly metadata: { readonly creationTimestamp: string };
  readonly status: {
    readonly phase: string;
    readonly containerStatuses?: readonly {
      readonly name: string;
      readonly imageID: string;
      readonly state: { readonly terminated?: { readonly finishedAt: string } };
    }[];
  };
}

/** An application in a namespace of the cluster that kubectl's current context names. */
export class KubernetesTarget implements Target {
  readonly name = 'kubernetes';
  readonly gaps = {
    ownAddressIsOutside:
      "`internet` leaves private addresses out, which a cluster's own may be, and no policy closes a pod's own node",
    jobsFirst: 'plain `kubectl apply` does not wait for a job; `fairway deploy` and `pulumi up` do',
    httpsRedirect: 'whether plain HTTP is redirected to HTTPS is a setting of the ingress controller',
  };
  /**
   * Until the kubelet has told that a container ended, and every node that its pod isn't ready. A controller that asks
   * another pod hides it, which not every one does.
   */
  readonly missesEndsFor = 5;
  readonly #options: KubernetesTargetOptions;

  constructor(options: KubernetesTargetOptions) {
    this.#options = options;
  }

  async entry() {
    const [host = '', port] = (this.#options.ingress ?? (await this.#ingressStatus())).split(':');
    return { host, http: Number(port ?? 80), https: 443 };
  }

  async publishedAt(workload: string, { publicPort, port: { protocol } }: PublishedPort): Promise<Address> {
    const service = await this.#get<LoadBalancer>('service', `${workload}-public`);
    const [balancer] = service.status.loadBalancer.ingress ?? [];
    if (balancer !== undefined) return { host: (balancer.ip ?? balancer.hostname)!, port: publicPort };
    // Without a load balancer it answers at every node, under a number that the cluster has chosen.
    const found = service.spec.ports.find((one) => one.port === publicPort && one.protocol === protocol.toUpperCase());
    return { host: await this.nodeAddress(), port: found!.nodePort };
  }

  async publicPorts({ workloads }: Application): Promise<readonly number[]> {
    const published = workloads.flatMap(({ name, publish }) => publish.map((port) => ({ name, port })));
    const tcp = published.filter(({ port }) => port.port.protocol === 'tcp');
    return Promise.all(tcp.map(async ({ name, port }) => (await this.publishedAt(name, port)).port));
  }

  async nodeAddress(): Promise<string> {
    const path = 'jsonpath={.items[0].status.addresses[?(@.type=="InternalIP")].address}';
    return this.#options.nodeAddress ?? this.#kubectl('get', 'nodes', '-o', path);
  }

  async replicas(workload: string): Promise<readonly Replica[]> {
    const selector = `app.kubernetes.io/name=${workload}`;
    const { items } = await this.#get<{ items: readonly Pod[] }>('pods', '-l', selector);
    return items.flatMap(({ metadata, status }) => {
      const main = status.containerStatuses.find(({ name }) => name === workload);
      if (metadata.deletionTimestamp !== undefined || !main?.ready || !main.state.running) return [];
      return [
        {
          workload,
          id: metadata.name,
          labels: {
            application: metadata.labels['app.kubernetes.io/part-of'],
            workload: metadata.labels['app.kubernetes.io/name'],
          },
          images: [main.imageID],
          addresses: [status.podIP],
          startedAt: main.state.running.startedAt,
          servesSince: status.conditions.find(({ type }) => type === 'Ready')!.lastTransitionTime,
        },
      ];
    });
  }

  exec({ id, workload }: Replica, argv: readonly string[], input = '') {
    const pod = ['-n', this.#options.namespace, '-c', workload, id];
    return attempt(['kubectl', 'exec', '-i', ...pod, '--', ...argv], { input });
  }

  async restart(workload: string): Promise<void> {
    await this.#kubectl('rollout', 'restart', 'deployment,statefulset', '-l', `app.kubernetes.io/name=${workload}`);
  }

  async runs(job: string): Promise<readonly Run[]> {
    const { items } = await this.#get<{ items: readonly JobPod[] }>('pods', '-l', `app.kubernetes.io/name=${job}`);
    const runs = items.map(({ metadata: { creationTimestamp }, status: { phase, containerStatuses = [] } }): Run => {
      const main = containerStatuses.find(({ name }) => name === job);
      return {
        image: main?.imageID || undefined,
        startedAt: creationTimestamp,
        endedAt: main?.state.terminated?.finishedAt,
        succeeded: phase === 'Succeeded',
      };
    });
    return runs.sort((a, b) => a.startedAt.localeCompare(b.startedAt));
  }

  logs(name: string): Promise<string> {
    return this.#kubectl('logs', '-l', `app.kubernetes.io/name=${name}`, ...ALL_LINES);
  }

  logsBy({ application, workload }: Required<Labels>): Promise<string> {
    const selector = `app.kubernetes.io/part-of=${application},app.kubernetes.io/name=${workload}`;
    return this.#kubectl('logs', '-l', selector, ...ALL_LINES);
  }

  /** What a Prometheus that discovers pods finds. */
  async figuresOf({ id }: Replica): Promise<Figures | undefined> {
    const { annotations = {} } = (await this.#get<Pod>('pod', id)).metadata;
    if (annotations['prometheus.io/scrape'] !== 'true') return undefined;
    return { port: Number(annotations['prometheus.io/port']), path: annotations['prometheus.io/path'] ?? '/metrics' };
  }

  descriptions(): Promise<string> {
    return this.#kubectl('get', DESCRIBED, '-o', 'yaml');
  }

  async #ingressStatus(): Promise<string> {
    const path = '{.items[*].status.loadBalancer.ingress[*]}';
    const [first] = (await this.#kubectl('get', 'ingresses', '-o', `jsonpath=${path}`)).split(' ');
    const { ip, hostname } = JSON.parse(first || '{}') as { ip?: string; hostname?: string };
    const address = ip ?? hostname;
    if (address === undefined) throw new Error('no Ingress has an address yet: is there an ingress controller?');
    return address;
  }

  async #get<T>(...args: readonly string[]): Promise<T> {
    return JSON.parse(await this.#kubectl('get', ...args, '-o', 'json')) as T;
  }

  #kubectl(...args: readonly string[]): Promise<string> {
    return run(['kubectl', '-n', this.#options.namespace, ...args]);
  }
}
