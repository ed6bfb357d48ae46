import type { ApiObjectProps } from 'cdk8s';
import type { Application } from '../app/model/application.ts';
import type { PublicAddress, Redirect } from '../app/model/public-address.ts';
import type { Route, Workload } from '../app/model/workload.ts';
import { containerMetadata, sharedMetadata } from './metadata.ts';
import { unlessEmpty } from './unless-empty.ts';

/**
 * A route as an object of the Gateway API. The Gateway's listeners hold the certificates.
 *
 * @see https://gateway-api.sigs.k8s.io/api-types/httproute/
 */
export function httpRoute(application: Application, workload: Workload, route: Route): ApiObjectProps {
  const { timeouts, stripPrefix, port } = route;
  const rewrite = { type: 'URLRewrite', urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' } } };
  return {
    ...ofGateway,
    metadata: containerMetadata(application, workload, { name: `${workload.name}-${route.name}` }),
    spec: specOf(application, route, route.tls ? 'https' : 'http', {
      filters: unlessEmpty(stripPrefix && route.path !== '/' ? [rewrite] : []),
      backendRefs: [{ name: workload.name, port: port.port }],
      timeouts: timeouts.responseSeconds === undefined ? undefined : { request: `${timeouts.responseSeconds}s` },
    }),
  };
}

/** Leads plain HTTP of a route to HTTPS. Its name has a dot, which no route's has. */
export function httpsRedirect(application: Application, workload: Workload, route: Route): ApiObjectProps {
  const filter = { type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } };
  return {
    ...ofGateway,
    metadata: containerMetadata(application, workload, { name: `https.${workload.name}-${route.name}` }),
    spec: specOf(application, route, 'http', { filters: [filter] }),
  };
}

/** An address that moved; with `tls` it answers plain HTTP, too. */
export function redirectRoute(application: Application, redirect: Redirect): ApiObjectProps {
  const { protocol, hostname, port, pathname } = new URL(redirect.to);
  const requestRedirect = {
    scheme: protocol.slice(0, -1),
    hostname,
    port: port === '' ? undefined : Number(port),
    path:
      redirect.path === '/' && pathname === '/'
        ? undefined
        : { type: 'ReplacePrefixMatch', replacePrefixMatch: pathname },
    statusCode: redirect.status,
  };
  const name = `redirect-${redirect.name}`;
  return {
    ...ofGateway,
    metadata: sharedMetadata(application, 'redirect', name),
    spec: specOf(application, redirect, redirect.tls ? undefined : 'http', {
      filters: [{ type: 'RequestRedirect', requestRedirect }],
    }),
  };
}

const ofGateway = { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute' };

/** @param listener the Gateway's listener, where they are known; all of them without one */
function specOf(
  { targets }: Application,
  { host, path }: PublicAddress,
  listener: 'http' | 'https' | undefined,
  rule: object,
): object {
  const { name, namespace, listeners } = targets.kubernetes.gateway!;
  return {
    parentRefs: [{ name, namespace, sectionName: listener && listeners?.[listener] }],
    hostnames: [host],
    rules: [{ matches: [{ path: { type: 'PathPrefix', value: path } }], ...rule }],
  };
}
