import { z } from 'zod';
import { publicAddressKeys } from './route.ts';

const urlExpected = { error: 'a URL without query, such as "https://example.com" or "https://example.com/docs"' };

/**
 * A public address that moved: requests for `host` and everything below `path` are sent to a URL. What follows the path
 * is appended, the query too. The longest path wins, also over routes.
 *
 * Docker: Caddy. Kubernetes: `RequestRedirect` of an HTTPRoute; an Ingress can't.
 *
 * @see https://gateway-api.sigs.k8s.io/guides/http-redirect-rewrite/
 */
export const redirectSchema = z.strictObject({
  ...publicAddressKeys,
  /** The new address. */
  to: z
    .url({ protocol: /^https?$/, ...urlExpected })
    // It stands in the proxy's file, in which these end a word or begin a placeholder.
    .regex(/^[^\s{}"'`?#]+$/, urlExpected)
    .refine((url) => URL.canParse(url) && new URL(url).username === '', urlExpected),
  /** 301 and 308 are remembered by browsers, 307 and 308 keep the method. @default 301 */
  status: z.literal([301, 302, 307, 308], { error: '301, 302, 307 or 308' }).default(301),
});
