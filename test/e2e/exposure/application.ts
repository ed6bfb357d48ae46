import type { BaseConfig } from '../../../app/schema/application.ts';

/** The host of the routes; clients are told its address. */
export const HOST = 'exposure.test';

/** The host of the route without HTTPS. */
export const PLAIN_HOST = 'plain.exposure.test';

/** A certificate that the team has. */
export const givenCertificate = { certificate: { chain: 'TLS_CHAIN', privateKey: 'TLS_KEY' } };

/**
 * Every way in which an application may be reached from outside.
 *
 * @param image test/apps/echo
 */
export function exposure(image: string): BaseConfig {
  return {
    name: 'exposure',
    tls: givenCertificate,
    workloads: {
      echo: {
        image,
        ports: { http: 8080, grpc: { port: 9090, appProtocol: 'h2c' } },
        env: { GRPC_PORT: 9090 },
        routes: {
          main: { host: HOST, port: 'http' },
          plain: { host: PLAIN_HOST, port: 'http', tls: false },
          stripped: { host: HOST, path: '/api', port: 'http', stripPrefix: true },
          limited: {
            host: HOST,
            path: '/limited',
            port: 'http',
            stripPrefix: true,
            maxBodySize: '1Mi',
            timeouts: { responseSeconds: 2, readSeconds: 2 },
            compression: false,
          },
          grpc: { host: 'grpc.exposure.test', port: 'grpc' },
        },
        readinessProbe: { http: { path: '/readyz', port: 'http' }, periodSeconds: 1, failureThreshold: 2 },
        scale: { min: 2 },
        stopGracePeriodSeconds: 5,
      },
      raw: {
        image,
        ports: { tcp: 7000, udp: { port: 7000, protocol: 'udp' } },
        env: { TCP_PORT: 7000, UDP_PORT: 7000 },
        publish: { tcp: 7000, udp: 7000 },
        stopGracePeriodSeconds: 5,
      },
    },
    redirects: {
      www: { host: 'www.exposure.test', to: `https://${HOST}` },
      old: { host: HOST, path: '/old', to: `https://${HOST}/new`, status: 308 },
    },
    secrets: { TLS_CHAIN: {}, TLS_KEY: {} },
  };
}
