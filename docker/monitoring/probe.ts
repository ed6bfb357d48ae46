import type { Application } from '../../app/model/application.ts';
import { toYaml } from '../../app/model/yaml.ts';
import { busyboxMount } from '../busybox.ts';
import { config } from '../files.ts';
import { ownResources } from '../resources.ts';
import { service } from '../service.ts';
import type { Service } from '../stack.ts';
import { acceptsConnections } from './accepts.ts';
import { NOBODY, nobodysFile, PROBE } from './names.ts';
import { certifiedHosts, probeNetworkKey, prometheusNetworkKey } from './networks.ts';

const CONFIG_FILE = '/etc/blackbox/blackbox.yml';

/**
 * How each host's certificate is looked at: by opening a connection to the proxy under the host's name. Whether clients
 * trust its authority doesn't matter here.
 *
 * @see https://github.com/prometheus/blackbox_exporter/blob/master/CONFIGURATION.md
 */
export function probeConfig(application: Application) {
  const modules = certifiedHosts(application).map((host) => {
    // A wildcard's certificate is given for any name below it.
    const server_name = host.replace('*', 'www');
    const tcp = { preferred_ip_protocol: 'ip4', tls: true, tls_config: { server_name, insecure_skip_verify: true } };
    return [host, { prober: 'tcp', timeout: '5s', tcp }] as const;
  });
  return config(application, { name: PROBE, content: toYaml({ modules: Object.fromEntries(modules) }) });
}

/** Looks at the certificates of the routes, on a network with the proxy and one with Prometheus. */
export function probeService(application: Application): Service {
  return service(application, {
    key: PROBE,
    image: application.targets.images.blackboxExporter,
    args: [`--config.file=${CONFIG_FILE}`],
    user: `${NOBODY}:${NOBODY}`,
    healthcheck: acceptsConnections(9115),
    mounts: [busyboxMount],
    configs: [nobodysFile(PROBE, CONFIG_FILE)],
    networks: [prometheusNetworkKey(PROBE), probeNetworkKey],
    ...ownResources('64Mi'),
  });
}
