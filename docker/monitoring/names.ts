import { ownKey } from '../own-key.ts';
import type { FileReference } from '../stack.ts';

/** Collects and keeps figures. */
export const PROMETHEUS = ownKey('prometheus');

/** Tells the figures of the host. */
export const NODE = ownKey('node');

/** Writes the figures of the containers, for the host's exporter to tell. */
export const FIGURES = ownKey('figures');

/** Looks at certificates. */
export const PROBE = ownKey('probe');

/** User and group of the programs that need no right at all. */
export const NOBODY = 65_534;

/** Where Prometheus reads its configuration. */
export const SCRAPE_FILE = '/etc/prometheus/prometheus.yml';

/** Where Prometheus reads its rules. */
export const RULES_FILE = '/etc/prometheus/rules.yml';

/** The label `job` of what a service tells: the one that the Prometheus Operator gives on a cluster. */
export const jobOf = (application: string, service: string) => `${application}/${service}`;

/** A file of a program that runs as nobody. */
export function nobodysFile(source: string, target: string): FileReference {
  return { source, target, uid: NOBODY, gid: NOBODY, mode: '0444' };
}
