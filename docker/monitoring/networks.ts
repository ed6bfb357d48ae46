import type { Application } from '../../app/model/application.ts';
import type { Container } from '../../app/model/container.ts';
import { publicAddresses } from '../../app/model/public-address.ts';
import type { Workload } from '../../app/model/workload.ts';
import { ownKey } from '../own-key.ts';
import { PROBE, PROMETHEUS } from './names.ts';

/** Key of the network on which Prometheus meets a service. */
export const prometheusNetworkKey = (service: string) => `${PROMETHEUS}_${service}`;

/** Whether Prometheus and a container talk: it has figures, takes alerts, or asks. */
export function meetsPrometheus({ monitoring }: Application, container: Workload | Container): boolean {
  if (monitoring === undefined) return false;
  const { alertmanager, clients } = monitoring;
  const isAsked = 'metrics' in container && container.metrics !== undefined;
  return isAsked || alertmanager?.workload === container.name || clients.includes(container.name);
}

/** Hosts with HTTPS, whose certificates are looked at. */
export function certifiedHosts(application: Application): readonly string[] {
  if (application.monitoring === undefined) return [];
  const addresses = publicAddresses(application).filter(({ tls }) => tls);
  return [...new Set(addresses.map(({ host }) => host))].sort();
}

/** Key of the network on which certificates are looked at. */
export const probeNetworkKey = `${PROBE}_${ownKey('proxy')}`;
