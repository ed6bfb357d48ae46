import type { k8s } from 'cdk8s-plus-27';
import type { Application } from '../app/model/application.ts';
import type { Route, Workload } from '../app/model/workload.ts';
import { containerMetadata } from './metadata.ts';
import { CERTIFICATE_SECRET } from './secret.ts';

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
  const issued = secureHosts.length > 0 && application.tls !== undefined && 'acme' in application.tls;
  const issuer = { ...(issued && { 'cert-manager.io/cluster-issuer': clusterIssuer }) };
  return {
    metadata: containerMetadata(application, workload, { annotations: { ...issuer, ...annotations } }),
    spec: {
      ingressClassName: className,
      rules: [...routesByHost].map(([host, routes]) => ({
        host,
        http: { paths: routes.map((route) => pathOf(workload, route)) },
      })),
      tls: issued ? secureHosts.map(issuedCertificate) : givenCertificate(secureHosts),
    },
  };
}

function pathOf({ name }: Workload, { path, port }: Route): k8s.HttpIngressPath {
  return { path, pathType: 'Prefix', backend: { service: { name, port: { name: port.name } } } };
}

/** One certificate a host, which all workloads with routes on that host share. */
function issuedCertificate(host: string): k8s.IngressTls {
  return { hosts: [host], secretName: `tls.${host.replace('*', 'wildcard')}` };
}

function givenCertificate(hosts: readonly string[]): k8s.IngressTls[] | undefined {
  return hosts.length > 0 ? [{ hosts: [...hosts], secretName: CERTIFICATE_SECRET }] : undefined;
}
