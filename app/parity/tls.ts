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
    docker: native(
      'a certificate that Caddy reads from Swarm secrets',
      proof('test/docker/caddyfile.test.ts', 'serves a given certificate from files in memory'),
    ),
    kubernetes: native(
      'a Secret of type kubernetes.io/tls',
      proof('test/charts/route.test.ts', 'a given certificate is one Secret for all hosts, and no issuer is asked'),
    ),
  },
];
