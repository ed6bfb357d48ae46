import { z } from 'zod';
import { anyText, nonEmpty } from './name.ts';

/**
 * A rule for the Kubernetes API, in the application's own namespace.
 *
 * Docker: there is no such API, and no token.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export const permissionSchema = z.strictObject({
  /** API groups; the empty text is the core group. @default [''] */
  apiGroups: z.array(anyText()).default(['']),
  /** Resources, in plural: `pods`, `pods/log`. */
  resources: z.array(nonEmpty()).min(1, { error: 'at least one resource, such as "pods"' }),
  /** Verbs: `get`, `list`, `watch` … */
  verbs: z.array(nonEmpty()).min(1, { error: 'at least one verb, such as "get"' }),
});
