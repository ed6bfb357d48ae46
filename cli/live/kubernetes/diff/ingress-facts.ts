import { opaque } from '../../diff/opaque.ts';
import type { Facts } from '../../diff/part.ts';
import type { Comparable } from './comparable.ts';
import { isEmpty, list, record, text } from './facts.ts';

/**
 * The routes of a workload: an address, and the port to which it leads.
 *
 * @param ports numbers of the workload's ports, by name
 */
export function ingressFacts(ingress: Comparable, ports: ReadonlyMap<string, string>): Facts {
  const { rules, tls, ...rest } = record(ingress['spec']);
  const { annotations } = ingress.metadata;
  const secure = new Set(list(tls).flatMap(({ hosts }) => (Array.isArray(hosts) ? (hosts as readonly string[]) : [])));
  const routes = list(rules).flatMap(({ host, http }) =>
    list(record(http)['paths']).map(({ path, backend }) => {
      const name = text(host) ?? '*';
      const { name: service, port } = record(record(backend)['service']);
      const named = text(record(port)['name']) ?? text(record(port)['number']) ?? '';
      const isOwn = service === ingress.metadata.name;
      const target = isOwn ? (ports.get(named) ?? named) : `${named} of ${text(service)}`;
      return [`routes.${secure.has(name) ? 'https' : 'http'}://${name}${text(path)}`, `to port ${target}`];
    }),
  );
  return {
    ...(Object.fromEntries(routes) as Facts),
    'routes settings': opaque([tls, rest, isEmpty(annotations) ? undefined : annotations]),
  };
}
