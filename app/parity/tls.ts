import { emulated, native, proof, type Row } from './row.ts';

export const tlsRows: readonly Row[] = [
  {
    keys: ['tls.acme'],
    within: ['email', 'directoryUrl', 'ca'],
    docker: native(
      'certificates that Caddy gets and renews',
      proof('test/docker/caddyfile.test.ts', 'gets certificates from an ACME authority'),
    ),
    kubernetes: emulated({
      severity: 'info',
      where: ({ tls }) => (tls !== undefined && 'acme' in tls ? [{ path: 'tls.acme' }] : []),
      by: "certificates from the cluster's cert-manager",
      differs: 'e-mail, directory and CA are those of its ClusterIssuer, not those of the config',
      instead: 'install cert-manager and name the issuer in `targets.kubernetes.ingress.clusterIssuer`',
      provenBy: proof(
        'test/charts/route.test.ts',
        'cert-manager is asked for one certificate a host, of the issuer in the settings',
      ),
    }),
  },
  {
    keys: ['tls.certificate'],
    within: ['chain', 'privateKey'],
    heldBy: proof('test/contract/echo/routes.ts', 'a host with HTTPS shows the certificate that was given'),
    docker: emulated({
      severity: 'degraded',
      where: ({ tls }) => (tls !== undefined && 'certificate' in tls ? [{ path: 'tls.certificate' }] : []),
      by: 'files in memory of the Caddy proxy, from Swarm secrets',
      differs:
        'a new certificate is another proxy, and the old one ends first, because it holds the ports of the host: for some ' +
        'seconds no route is answered',
      instead:
        'use `tls.acme`, with which the proxy renews by itself, or push the new certificate when a pause does no harm',
      provenBy: proof('test/docker/proxy.test.ts', 'is replaced for another given certificate, the old one first'),
    }),
    kubernetes: native(
      'a Secret of type kubernetes.io/tls',
      proof('test/charts/route.test.ts', 'a given certificate is one Secret for all hosts, and no issuer is asked'),
    ),
  },
];
