import type { Application } from '../app/model/application.ts';

/** Ports of the host, by protocol. */
export interface PublicPorts {
  readonly tcp: readonly number[];
  readonly udp: readonly number[];
}

/**
 * Every port of the host that an application may answer at: the proxy's (HTTPS over QUIC, too), those that workloads
 * publish, and those of the host's own programs. The proxy's are there whether a route needs them yet or not.
 */
export function publicPorts({ targets, workloads }: Application): PublicPorts {
  const { httpPort, httpsPort, openPorts } = targets.docker;
  const published = [
    ...workloads.flatMap(({ publish }) => publish.map(({ port, publicPort }) => ({ ...port, port: publicPort }))),
    ...openPorts,
  ];
  const of = (protocol: 'tcp' | 'udp') => published.filter((one) => one.protocol === protocol).map(({ port }) => port);
  return { tcp: [httpPort, httpsPort, ...of('tcp')], udp: [httpsPort, ...of('udp')] };
}
