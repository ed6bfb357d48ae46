import { UserError } from '../../app/errors/user-error.ts';

/** Where a host is reached, as the URL says it; the rest, such as keys and jumps, is in the ssh configuration. */
export interface Connection {
  /** @default - ssh's own choice */
  readonly user?: string | undefined;
  /** A name, an address, or a `Host` of the ssh configuration. */
  readonly host: string;
  /** @default - ssh's own choice, 22 where nothing else is configured */
  readonly port?: number | undefined;
}

/**
 * Reads the address of a host, as `docker -H` takes it.
 *
 * @throws UserError that shows how it is written
 */
export function parseConnection(url: string): Connection {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const extra = parsed && (parsed.password !== '' || !['', '/'].includes(parsed.pathname) || parsed.search !== '');
  if (parsed?.protocol !== 'ssh:' || parsed.hostname === '' || extra) {
    throw new UserError(
      `expected a host such as ssh://root@vps.example.com or ssh://root@203.0.113.7:2222, got "${url}"`,
    );
  }
  return {
    user: parsed.username === '' ? undefined : decodeURIComponent(parsed.username),
    host: parsed.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: parsed.port === '' ? undefined : Number(parsed.port),
  };
}

/** The address of a host as a person writes it. */
export function showConnection({ user, host, port }: Connection): string {
  const name = host.includes(':') ? `[${host}]` : host;
  return `ssh://${user === undefined ? '' : `${user}@`}${name}${port === undefined ? '' : `:${port}`}`;
}
