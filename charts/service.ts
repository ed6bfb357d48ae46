import { k8s } from 'cdk8s-plus-27';
import type { Application } from '../app/model/application.ts';
import type { Port, Workload } from '../app/model/workload.ts';
import { containerMetadata, selectorOf } from './metadata.ts';
import { unlessEmpty } from './unless-empty.ts';

/**
 * The stable name and address of a workload inside the cluster. Without an address of its own, DNS answers with the
 * replicas': so each replica of a StatefulSet can be reached by name.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/
 */
export function clusterService(application: Application, workload: Workload, headless: boolean): k8s.KubeServiceProps {
  return {
    metadata: containerMetadata(application, workload),
    spec: {
      type: 'ClusterIP',
      clusterIp: headless ? 'None' : undefined,
      selector: selectorOf(application, workload.name),
      ports: unlessEmpty(workload.ports.map((port) => servicePort(port, port.port))),
    },
  };
}

/**
 * The public TCP and UDP ports of a workload, at a load balancer of the cluster.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer
 */
export function publicService(application: Application, workload: Workload): k8s.KubeServiceProps {
  return {
    metadata: containerMetadata(application, workload, { name: `${workload.name}-public` }),
    spec: {
      type: 'LoadBalancer',
      selector: selectorOf(application, workload.name),
      ports: workload.publish.map(({ port, publicPort }) => servicePort(port, publicPort)),
    },
  };
}

function servicePort({ name, protocol, appProtocol }: Port, port: number): k8s.ServicePort {
  return {
    name,
    port,
    protocol: protocol.toUpperCase(),
    appProtocol: appProtocol === 'h2c' ? 'kubernetes.io/h2c' : undefined,
    targetPort: k8s.IntOrString.fromString(name),
  };
}
