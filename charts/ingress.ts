import type { k8s } from 'cdk8s-plus-27';
import type { Application } from '../app/model/application.ts';
import type { Route, Workload } from '../app/model/workload.ts';
import { containerMetadata } from './metadata.ts';
import { CERTIFICATE_SECRET } from './secret.ts';
import { unlessEmpty } from './unless-empty.ts';

/**
 * The routes of a workload.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/
 * @see https://cert-manager.io/docs/usage/ingress/
 */
export function ingress(application: Application, workload: Workload): k8s.KubeIngressProps {
  const { className, clusterIssuer, annotations } = application.targets.kubernetes.ingress;
  const routesByHost = Map.groupBy(workload.routes, ({ host }) => host);
  const secureHosts = [...routesByHost].filter(([, routes]) => routes.some(({ tls }) => tls)).map(([host]) => host);
  const isIssued = application.tls !== undefined && 'acme' in application.tls;
  const requested = isIssued ? secureHosts.filter((host) => requests(application, workload, host)) : [];
  const issuer = { ...(requested.length > 0 && { 'cert-manager.io/cluster-issuer': clusterIssuer }) };
  return {
    metadata: containerMetadata(application, workload, { annotations: { ...issuer, ...annotations } }),
    spec: {
      ingressClassName: className,
      rules: [...routesByHost].map(([host, routes]) => ({
        host,
        http: { paths: routes.map((route) => pathOf(workload, route)) },
      })),
      tls: isIssued ? issuedCertificates(secureHosts, requested) : givenCertificate(secureHosts),
    },
  };
}

function pathOf({ name }: Workload, { path, port }: Route): k8s.HttpIngressPath {
  return { path, pathType: 'Prefix', backend: { service: { name, port: { name: port.name } } } };
}

/** Workloads share the certificate of a host; the first of them, by name, requests it, so that it is requested once. */
function requests({ workloads }: Application, { name }: Workload, host: string): boolean {
  const first = workloads.find(({ routes }) => routes.some((route) => route.tls && route.host === host));
  return first?.name === name;
}

/**
 * One certificate a host. cert-manager requests all that it finds in an Ingress with an issuer: such an Ingress leaves
 * out those that another one requests, which controllers find by the host's name.
 */
function issuedCertificates(hosts: readonly string[], requested: readonly string[]): k8s.IngressTls[] | undefined {
  const listed = requested.length > 0 ? requested : hosts;
  return unlessEmpty(listed.map((host) => ({ hosts: [host], secretName: `tls.${host.replace('*', 'wildcard')}` })));
}

function givenCertificate(hosts: readonly string[]): k8s.IngressTls[] | undefined {
  return hosts.length > 0 ? [{ hosts: [...hosts], secretName: CERTIFICATE_SECRET }] : undefined;
}
