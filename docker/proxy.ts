import type { Application } from '../app/model/application.ts';
import { publicAddresses } from '../app/model/public-address.ts';
import { busyboxMount, shell } from './busybox.ts';
import { acmeAuthority, givenCertificate, PROXY_USER } from './certificates.ts';
import { duration } from './duration.ts';
import { internal, internetNetwork, PROXY, proxyNetwork } from './networks.ts';
import { certifiedHosts, probeNetworkKey } from './monitoring/networks.ts';
import { connect } from './probe.ts';
import { watchReadiness } from './readiness.ts';
import { ownResources } from './resources.ts';
import { CADDYFILE, READINESS_LIST, routesMount, routesPath } from './routes.ts';
import { service } from './service.ts';
import type { PublishedPort, Service, VolumeMount } from './stack.ts';
import { recreate } from './update.ts';
import type { VolumeOwner } from './volumes.ts';

/** Certificates and the keys of the ACME account, kept over restarts. */
const dataMount: VolumeMount = { type: 'volume', source: `${PROXY}_data`, target: '/data', readOnly: false };

/** The volumes that only a proxy needs. */
export const proxyVolumes = [dataMount.source, routesMount.source];

/** The proxy doesn't run as root. */
export const proxyOwner: VolumeOwner = { volume: dataMount.source, user: PROXY_USER, group: PROXY_USER };

/** The proxy's networks: one to each workload with routes, one to the outside, and one to who looks at its certificates. */
export function proxyNetworks(application: Application) {
  const routed = application.workloads.filter(({ routes }) => routes.length > 0);
  const probed = certifiedHosts(application).length > 0;
  return [
    ...routed.map(({ name }) => proxyNetwork(name)),
    internetNetwork(PROXY),
    ...(probed ? [internal(probeNetworkKey)] : []),
  ];
}

/**
 * Serves all routes on the host's ports, with HTTPS by certificates that it gets and renews by itself.
 *
 * It watches its routes and the readiness of what they lead to, so a change of these reaches the running task. A first route to a workload is another network, a
 * changed certificate another file: these, and a new image, replace the task, and requests wait or fail meanwhile,
 * because two tasks can't hold one port of the host.
 *
 * @see https://caddyserver.com/docs/command-line#caddy-run
 */
export function proxyService(application: Application): Service {
  const { images, docker } = application.targets;
  const certificate = givenCertificate(application);
  const authority = acmeAuthority(application);
  return service(application, {
    key: PROXY,
    image: images.proxy,
    command: shell([
      watchReadiness,
      `watch_readiness ${routesPath(READINESS_LIST)} &`,
      `exec caddy run --config ${routesPath(CADDYFILE)} --watch`,
    ]),
    env: { XDG_CONFIG_HOME: '/tmp', XDG_DATA_HOME: dataMount.target },
    user: `${PROXY_USER}:${PROXY_USER}`,
    // More than it waits for open requests: meanwhile the next task can't have the ports.
    stopGracePeriod: duration(15),
    // The program's file asks for it, and doesn't start without it.
    capabilities: ['NET_BIND_SERVICE'],
    healthcheck: {
      test: ['CMD', ...shell([connect('127.0.0.1', docker.httpPort)])],
      interval: duration(5),
      timeout: duration(5),
      retries: 3,
    },
    mounts: [dataMount, routesMount, busyboxMount],
    configs: authority === undefined ? [] : [authority],
    secrets: certificate === undefined ? [] : [certificate.chain, certificate.privateKey],
    networks: proxyNetworks(application).map(({ key }) => key),
    ports: ports(application),
    ...ownResources('256Mi'),
    updateConfig: recreate,
  });
}

/** HTTP, and HTTPS over TCP and QUIC. The container listens on the public numbers: they stand in redirects and in Alt-Svc. */
function ports(application: Application): readonly PublishedPort[] {
  const { httpPort, httpsPort } = application.targets.docker;
  const http = { target: httpPort, published: httpPort, protocol: 'tcp' } as const;
  if (!publicAddresses(application).some(({ tls }) => tls)) return [http];
  const https = { target: httpsPort, published: httpsPort };
  return [http, { ...https, protocol: 'tcp' }, { ...https, protocol: 'udp' }];
}
