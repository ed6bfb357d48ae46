import { opaque } from '../../diff/opaque.ts';
import type { Facts } from '../../diff/part.ts';
import { componentOf, nameLabel, type Comparable } from './comparable.ts';
import { list, record, text, type Plain } from './facts.ts';
import type { ObjectContext } from './object-facts.ts';

/** What the API server writes into references that leave it out. */
const PARENT: Plain = { group: 'gateway.networking.k8s.io', kind: 'Gateway' };
const BACKEND: Plain = { group: '', kind: 'Service', weight: 1 };

/**
 * The addresses of an HTTPRoute: where each leads, or that it redirects.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httproute
 */
export function httpRouteFacts(route: Comparable, { isSecure }: ObjectContext): Facts {
  const { hostnames, parentRefs, rules, ...rest } = record(route['spec']);
  const parents = list(parentRefs).map((parent) => without(parent, PARENT));
  const hosts = Array.isArray(hostnames) ? (hostnames as readonly string[]) : ['*'];
  const facts = hosts.flatMap((host) =>
    list(rules).flatMap(({ matches, backendRefs, ...rule }) => {
      const backends = list(backendRefs).map((backend) => without(backend, BACKEND));
      return list(matches).flatMap(({ path, ...match }): readonly (readonly [string, string])[] => {
        const { type, value } = record(path);
        const scheme = isSecure(host, text(parents[0]?.['sectionName'])) ? 'https' : 'http';
        const address = `${host}${text(value) ?? '/'}`;
        const settings = opaque([parents, rule, match, type, backends, rest]);
        if (componentOf(route) === 'redirect') return [[`redirects.${scheme}://${address}`, settings]];
        // Plain HTTP of a route with TLS is led there.
        if (backends.length === 0) return [[`routes.https://${address} redirect`, settings]];
        return [
          [`routes.${scheme}://${address}`, backends.map((backend) => targetOf(backend, nameLabel(route))).join(', ')],
          [`routes.${scheme}://${address} settings`, settings],
        ];
      });
    }),
  );
  return Object.fromEntries(facts);
}

const targetOf = ({ name, port }: Plain, workload: string) =>
  `to port ${text(port)}${name === workload ? '' : ` of ${text(name)}`}`;

const without = (fields: Plain, defaults: Plain): Plain =>
  Object.fromEntries(Object.entries(fields).filter(([field, value]) => value !== defaults[field]));
