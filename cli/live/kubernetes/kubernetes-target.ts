import type { Application } from '../../../app/model/application.ts';
import { namespaceOf } from '../../../charts/metadata.ts';
import type { Runner } from '../../run.ts';
import type { Destination } from '../destination.ts';
import type { LiveTarget } from '../live-target.ts';
import type { WorkloadStatus } from '../workload-status.ts';
import { Cluster } from './cluster.ts';
import { namespaceStatus } from './status.ts';

/** An application as the objects of a namespace. */
export class KubernetesTarget implements LiveTarget {
  readonly place: string;
  readonly #application: Application;
  readonly #cluster: Cluster;

  constructor(run: Runner, application: Application, { kubeContext, kubeconfig }: Destination) {
    const namespace = namespaceOf(application);
    this.place = kubeContext === undefined ? 'Kubernetes' : `Kubernetes at ${kubeContext}`;
    this.#application = application;
    this.#cluster = new Cluster(run, application.name, namespace, { kubeContext, kubeconfig });
  }

  async status(): Promise<readonly WorkloadStatus[]> {
    const objects = await this.#cluster.objects();
    const images = [...objects.scalables, ...objects.jobs].flatMap(({ spec }) =>
      spec.template.spec.containers.map(({ image }) => image),
    );
    const [usage, revisions] = await Promise.all([this.#cluster.usage(), this.#cluster.revisions(images)]);
    return namespaceStatus(this.#application, { objects, usage, revisions }, new Date());
  }
}
