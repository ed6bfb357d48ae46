import type { Application } from '../../app/model/application.ts';
import { publicAddresses } from '../../app/model/public-address.ts';
import { ownKey } from '../own-key.ts';
import { PROBE, PROMETHEUS } from './names.ts';

/** Key of the network on which Prometheus meets a service. */
export const prometheusNetworkKey = (service: string) => `${PROMETHEUS}_${service}`;

/** Hosts with HTTPS, whose certificates are looked at. */
export function certifiedHosts(application: Application): readonly string[] {
  if (application.monitoring === undefined) return [];
  const addresses = publicAddresses(application).filter(({ tls }) => tls);
  return [...new Set(addresses.map(({ host }) => host))].sort();
}

/** Key of the network on which certificates are looked at. */
export const probeNetworkKey = `${PROBE}_${ownKey('proxy')}`;
