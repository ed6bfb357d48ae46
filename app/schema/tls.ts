import { z } from 'zod';
import { name, secretName } from './name.ts';

/**
 * HTTPS for the routes: certificates from an ACME authority, or a given one.
 *
 * Docker: Caddy gets and renews them. Kubernetes: cert-manager, through the issuer in
 * `targets.kubernetes.ingress.clusterIssuer`.
 *
 * @see https://caddyserver.com/docs/automatic-https
 * @see https://cert-manager.io/docs/usage/ingress/
 */
export const tlsSchema = z.union([
  z.strictObject({
    acme: z.strictObject({
      /** Where the authority writes about expiring certificates. */
      email: z.email({ error: 'an e-mail address' }),
      /** The authority's directory. @default 'https://acme-v02.api.letsencrypt.org/directory' */
      directoryUrl: z
        .url({ protocol: /^https$/, error: 'a URL that begins with https://' })
        // It stands in the proxy's file, in which these end a word.
        .regex(/^[^\s{}"'`]+$/, { error: 'a URL without spaces, braces and quotes' })
        .default('https://acme-v02.api.letsencrypt.org/directory'),
      /** Declared config with the CA that signed the directory's own certificate, for a private authority. @default - public CAs */
      ca: name().optional(),
    }),
  }),
  z.strictObject({
    certificate: z.strictObject({
      /** Secret with the certificate chain, in PEM. */
      chain: secretName(),
      /** Secret with the private key, in PEM. */
      privateKey: secretName(),
    }),
  }),
]);
