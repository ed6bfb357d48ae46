import type { Application } from '../../app/model/application.ts';
import { attempt, run } from '../support/command.ts';
import type { Replica, Target } from './target.ts';

export interface KubernetesTargetOptions {
  readonly namespace: string;
  /** Where the ingress controller answers, a host or host:port. @default - what the Ingress's status says */
  readonly ingress?: string | undefined;
}

/** Everything in a namespace that is an application's, but its Secrets. */
const DESCRIBED =
  'deployments,statefulsets,replicasets,pods,jobs,cronjobs,services,endpointslices,ingresses,networkpolicies,configmaps,' +
  'serviceaccounts,roles,rolebindings,horizontalpodautoscalers,poddisruptionbudgets,persistentvolumeclaims,events';

/** The part of a Pod that is read here. */
interface Pod {
  readonly metadata: { readonly name: string; readonly deletionTimestamp?: string };
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

/** An application in a namespace of the cluster that kubectl's current context names. */
export class KubernetesTarget implements Target {
  readonly name = 'kubernetes';
  readonly gaps = {};
  readonly #options: KubernetesTargetOptions;

  constructor(options: KubernetesTargetOptions) {
    this.#options = options;
  }

  async origin(): Promise<string> {
    return `http://${this.#options.ingress ?? (await this.#ingressStatus())}`;
  }

  publicPorts({ workloads }: Application): readonly number[] {
    return workloads.flatMap(({ publish }) => publish.map(({ publicPort }) => publicPort));
  }

  async replicas(workload: string): Promise<readonly Replica[]> {
    const selector = `app.kubernetes.io/name=${workload}`;
    const { items } = JSON.parse(await this.#kubectl('get', 'pods', '-l', selector, '-o', 'json')) as { items: Pod[] };
    return items.flatMap(({ metadata, status }) => {
      const main = status.containerStatuses.find(({ name }) => name === workload);
      if (metadata.deletionTimestamp !== undefined || !main?.ready || !main.state.running) return [];
      return [
        {
          workload,
          id: metadata.name,
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

  logs(name: string): Promise<string> {
    const all = ['--all-containers', '--ignore-errors', '--tail=-1', '--max-log-requests=50'];
    return this.#kubectl('logs', '-l', `app.kubernetes.io/name=${name}`, ...all);
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

  #kubectl(...args: readonly string[]): Promise<string> {
    return run(['kubectl', '-n', this.#options.namespace, ...args]);
  }
}
