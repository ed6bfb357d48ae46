import type { Application } from '../app/model/application.ts';
import type { Container } from '../app/model/container.ts';
import { meetsPrometheus } from '../app/model/monitoring.ts';
import type { Workload } from '../app/model/workload.ts';
import { contentHash } from '../app/model/content-hash.ts';
import { prometheusNetworkKey } from './monitoring/networks.ts';
import { ownKey } from './own-key.ts';
import { scoped } from './service.ts';
import type { Network } from './stack.ts';

/** Longest name of a network. */
const LONGEST = 63;

/** A network without the name that it has as one of the stack; a predefined one has its own. */
type NetworkPart = Omit<Network, 'name'> & Partial<Pick<Network, 'name'>>;

/** The networks of a set of services, each once, by key. */
export function networks(application: Application, parts: readonly NetworkPart[]): readonly Network[] {
  const byKey = new Map(parts.map((part) => [part.key, part]));
  return [...byKey.values()]
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map((part) => ({ name: fitting(scoped(application, part.key)), ...part }));
}

/** Swarm takes 63 characters; a longer name is cut, and told apart by its hash. */
function fitting(name: string): string {
  return name.length <= LONGEST ? name : `${name.slice(0, LONGEST - 11)}-${contentHash(name)}`;
}

/**
 * The networks that a workload or job joins: one for each pair that may talk, one to the proxy, one to Prometheus, one to
 * the outside, and for a container that has none of them one of its own, because the engine would give it its default network.
 *
 * An underscore joins the names of a pair: no name has one in it, so no two pairs have the same network.
 *
 * @see https://docs.docker.com/engine/network/drivers/overlay/
 */
export function networksOf(application: Application, container: Container | Workload): readonly NetworkPart[] {
  const { name, connectsTo, internet } = container;
  const { clients, routes, publish, network } = 'clients' in container ? container : unreached;
  // The engine joins what is in the host's network to no other.
  if (network === 'host') return [predefined('host')];
  const joined = [
    ...connectsTo.map((other) => internal(`${name}_${other}`)),
    // A connection to itself, between its replicas, is in the list above already.
    ...clients.filter((other) => other !== name).map((other) => internal(`${other}_${name}`)),
    ...(routes.length > 0 ? [proxyNetwork(name)] : []),
    ...(meetsPrometheus(application.monitoring, container) ? [internal(prometheusNetworkKey(name))] : []),
    // A port of the host reaches a container only over a network that leads outside.
    ...(internet || publish.length > 0 ? [network === 'bridge' ? predefined('bridge') : internetNetwork(name)] : []),
  ];
  return joined.length > 0 ? joined : [internal(name)];
}

/** A job: nothing leads to it. */
const unreached = { clients: [], routes: [], publish: [], network: 'overlay' } as const;

/** The service in front of the routes. */
export const PROXY = ownKey('proxy');

/** Where the proxy meets a workload with routes. */
export const proxyNetwork = (workload: string) => internal(`${PROXY}_${workload}`);

/** A container's own way to the outside. */
export const internetNetwork = (name: string): NetworkPart => ({ key: `${name}_internet`, internal: false });

/** A network without a way to the outside. */
export const internal = (key: string): NetworkPart => ({ key, internal: true });

/** A network that every engine has. */
const predefined = (name: 'bridge' | 'host'): NetworkPart => ({
  key: ownKey(name),
  name,
  internal: false,
  predefined: true,
});
