import { k8s } from 'cdk8s-plus-27';
import type { Application } from '../app/model/application.ts';
import type { Container } from '../app/model/container.ts';
import type { Port, Workload } from '../app/model/workload.ts';
import { containerMetadata, selectorOf, sharedMetadata } from './metadata.ts';
import { unlessEmpty } from './unless-empty.ts';

/** Addresses that aren't the internet: private networks, the provider's metadata service, other nodes' pods. */
const PRIVATE_IPV4 = ['10.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'];
const PRIVATE_IPV6 = ['fc00::/7', 'fe80::/10'];

/** Where NodeLocal DNSCache listens. @see https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/ */
const NODE_LOCAL_DNS = '169.254.20.10/32';

/** On DNS servers that run without root, such as OpenShift's, the Service's port 53 ends at 5353. */
const DNS_PORTS = [53, 5353];

/** Where API servers listen: managed ones, and those that kubeadm and k3s set up. */
const API_SERVER_PORTS = [443, 6443];

const ANY_POD: k8s.NetworkPolicyPeer = { namespaceSelector: {} };

/**
 * Closes everything in the namespace but questions to DNS.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export function defaultPolicy(application: Application): k8s.KubeNetworkPolicyProps {
  const dns = DNS_PORTS.flatMap((port) => [portOf({ protocol: 'udp', port }), portOf({ protocol: 'tcp', port })]);
  return {
    metadata: sharedMetadata(application, 'network', 'default'),
    spec: {
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
      egress: [{ to: [ANY_POD, { ipBlock: { cidr: NODE_LOCAL_DNS } }], ports: dns }],
    },
  };
}

/** Opens exactly what a workload declares: its clients, its public ports, its figures, and what it connects to. */
export function workloadPolicy(application: Application, workload: Workload): k8s.KubeNetworkPolicyProps {
  return containerPolicy(application, workload, [
    ...fromClients(application, workload),
    ...fromIngress(application, workload),
    ...openTo(
      undefined,
      workload.publish.map(({ port }) => port),
    ),
    ...fromPrometheus(application, workload),
  ]);
}

/** Opens exactly what a job connects to; nothing reaches it. */
export function jobPolicy(application: Application, job: Container): k8s.KubeNetworkPolicyProps {
  return containerPolicy(application, job, []);
}

function containerPolicy(
  application: Application,
  container: Container,
  ingress: k8s.NetworkPolicyIngressRule[],
): k8s.KubeNetworkPolicyProps {
  return {
    metadata: containerMetadata(application, container),
    spec: {
      podSelector: { matchLabels: selectorOf(application, container.name) },
      policyTypes: ['Ingress', 'Egress'],
      ingress: unlessEmpty(ingress),
      egress: unlessEmpty([
        ...toWorkloads(application, container),
        ...(container.internet ? [{ to: [outside('0.0.0.0/0', PRIVATE_IPV4), outside('::/0', PRIVATE_IPV6)] }] : []),
        ...toApiServer(application, container),
      ]),
    },
  };
}

function fromClients(application: Application, { clients, ports }: Workload): k8s.NetworkPolicyIngressRule[] {
  const from = clients.map((client) => podsOf(application, client));
  return from.length === 0 ? [] : openTo(from, ports);
}

function fromIngress(application: Application, { routes }: Workload): k8s.NetworkPolicyIngressRule[] {
  const { namespace } = application.targets.kubernetes.ingress;
  const ports = [...new Map(routes.map(({ port }) => [port.name, port])).values()];
  return openTo(namespace === undefined ? undefined : [podsIn(namespace)], ports);
}

function fromPrometheus({ targets }: Application, { metrics }: Workload): k8s.NetworkPolicyIngressRule[] {
  const { prometheusNamespace } = targets.kubernetes;
  const from = prometheusNamespace === undefined ? ANY_POD : podsIn(prometheusNamespace);
  return metrics === undefined ? [] : openTo([from], [metrics.port]);
}

function toWorkloads(application: Application, { connectsTo }: Container): k8s.NetworkPolicyEgressRule[] {
  return application.workloads
    .filter(({ name, ports }) => connectsTo.includes(name) && ports.length > 0)
    .map(({ name, ports }) => ({ to: [podsOf(application, name)], ports: ports.map(portOf) }));
}

/** Its address is the cluster's matter, private or public: unless the config tells it, only its ports are known. */
function toApiServer({ targets }: Application, { permissions }: Container): k8s.NetworkPolicyEgressRule[] {
  if (permissions.length === 0) return [];
  const to = targets.kubernetes.apiServer.map((cidr) => ({ ipBlock: { cidr } }));
  return [{ to: unlessEmpty(to), ports: API_SERVER_PORTS.map((port) => portOf({ protocol: 'tcp', port })) }];
}

/** Ports that are open to the given peers, or to everyone. */
function openTo(from: k8s.NetworkPolicyPeer[] | undefined, ports: readonly Port[]): k8s.NetworkPolicyIngressRule[] {
  return ports.length === 0 ? [] : [{ from, ports: ports.map(portOf) }];
}

function podsOf(application: Application, name: string): k8s.NetworkPolicyPeer {
  return { podSelector: { matchLabels: selectorOf(application, name) } };
}

function podsIn(namespace: string): k8s.NetworkPolicyPeer {
  return { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } };
}

function outside(cidr: string, except: string[]): k8s.NetworkPolicyPeer {
  return { ipBlock: { cidr, except } };
}

function portOf({ protocol, port }: Pick<Port, 'protocol' | 'port'>): k8s.NetworkPolicyPort {
  return { protocol: protocol.toUpperCase(), port: k8s.IntOrString.fromNumber(port) };
}
