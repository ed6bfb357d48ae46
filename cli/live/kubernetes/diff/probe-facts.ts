import { opaque } from '../../diff/opaque.ts';
import { prefixed, type Facts } from '../../diff/part.ts';
import { others, record, text, type Plain } from './facts.ts';

/** The probes of a container: their times, and what they ask. A command isn't shown. */
export function probeFacts(container: Plain): Facts {
  return Object.assign(
    {},
    ...['startupProbe', 'readinessProbe', 'livenessProbe'].map((name) => {
      const { exec, httpGet, tcpSocket, grpc, ...times } = record(container[name]);
      const [http, tcp] = [record(httpGet), record(tcpSocket)];
      const facts = prefixed(name, {
        // The cluster drops a zero.
        ...Object.fromEntries(
          Object.entries(times).map(([key, value]) => [key, value === 0 ? undefined : text(value)]),
        ),
        exec: exec === undefined ? undefined : opaque(exec),
        http: httpGet === undefined ? undefined : `${text(http['path'])} at port ${text(http['port'])}`,
        'http.scheme': http['scheme'] === 'HTTP' ? undefined : text(http['scheme']),
        tcp: tcpSocket === undefined ? undefined : `port ${text(tcp['port'])}`,
        grpc: grpc === undefined ? undefined : opaque(grpc),
      });
      return {
        ...facts,
        ...others(`${name}.http`, http, ['path', 'port', 'scheme']),
        ...others(`${name}.tcp`, tcp, ['port']),
      };
    }),
  ) as Facts;
}
