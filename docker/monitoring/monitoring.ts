import type { Application } from '../../app/model/application.ts';
import { internal } from '../networks.ts';
import type { Config, Service } from '../stack.ts';
import { figuresConfig, figuresNetwork, figuresService } from './figures.ts';
import { certifiedHosts } from './networks.ts';
import { figuresMount, nodeService } from './node.ts';
import { probeConfig, probeService } from './probe.ts';
import { prometheusConfigs, prometheusOwner, prometheusService } from './prometheus.ts';

/** What watches an application; nothing where it doesn't ask for it. */
export function monitoring(application: Application): {
  readonly services: readonly Service[];
  readonly configs: readonly Config[];
  readonly networks: readonly ReturnType<typeof internal>[];
  readonly volumes: readonly string[];
} {
  const { monitoring } = application;
  if (monitoring === undefined) return { services: [], configs: [], networks: [], volumes: [] };
  const probed = certifiedHosts(application).length > 0;
  const services = [
    prometheusService(application, monitoring),
    nodeService(application),
    figuresService(application, monitoring),
    ...(probed ? [probeService(application)] : []),
  ];
  const shared = services.flatMap(({ networks }) => networks).filter((key) => key !== figuresNetwork.key);
  return {
    services,
    configs: [
      ...prometheusConfigs(application, monitoring),
      figuresConfig(application),
      ...(probed ? [probeConfig(application)] : []),
    ],
    networks: [figuresNetwork, ...shared.map(internal)],
    volumes: [prometheusOwner.volume, figuresMount.source],
  };
}
