import { emulated, native, type Row } from './row.ts';

export const tlsRows: readonly Row[] = [
  {
    keys: ['tls.acme'],
    docker: native('certificates that Caddy gets and renews'),
    kubernetes: emulated({
      severity: 'info',
      where: ({ tls }) => (tls !== undefined && 'acme' in tls ? ['tls.acme'] : []),
      by: "certificates from the cluster's cert-manager",
      differs: 'e-mail, directory and CA are those of its ClusterIssuer, not those of the config',
      instead: 'install cert-manager and name the issuer in `targets.kubernetes.ingress.clusterIssuer`',
    }),
  },
  {
    keys: ['tls.certificate'],
    docker: native('a certificate that Caddy reads from Swarm secrets'),
    kubernetes: native('a Secret of type kubernetes.io/tls'),
  },
];
