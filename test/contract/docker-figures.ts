import { parse } from 'yaml';
import type { Figures } from './target.ts';

/** Where Prometheus reads its configuration. */
export const SCRAPE_FILE = '/etc/prometheus/prometheus.yml';

/** The part of Prometheus's configuration that is read here. */
interface ScrapeConfig {
  readonly scrape_configs: readonly {
    readonly metrics_path?: string;
    readonly dns_sd_configs?: readonly { readonly names: readonly string[]; readonly port: number }[];
  }[];
}

/** Where a Prometheus with this configuration asks the replicas of a workload that Swarm's DNS lists. */
export function askedBy(configuration: string, workload: string): Figures | undefined {
  const { scrape_configs } = parse(configuration) as ScrapeConfig;
  const asked = scrape_configs.flatMap(({ metrics_path = '/metrics', dns_sd_configs = [] }) =>
    dns_sd_configs
      .filter(({ names }) => names.includes(`tasks.${workload}`))
      .map(({ port }) => ({ port, path: metrics_path })),
  );
  return asked[0];
}
