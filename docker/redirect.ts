import type { Redirect } from '../app/model/public-address.ts';
import type { CaddyLine } from './caddy-lines.ts';

/**
 * Sends the requests of a path elsewhere: what follows the path is appended, the query too.
 *
 * @param prefix the path, without a slash at its end
 * @see https://caddyserver.com/docs/caddyfile/directives/redir
 */
export function redirect({ to, status }: Redirect, prefix: string): readonly CaddyLine[] {
  if (prefix === '') return [`redir * ${to}{uri} ${status}`];
  const inThisOrder: readonly CaddyLine[] = [
    `redir ${prefix} ${to}{?query} ${status}`,
    `uri strip_prefix ${prefix}`,
    `redir * ${to}{uri} ${status}`,
  ];
  return [['route', inThisOrder]];
}
