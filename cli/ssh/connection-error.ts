import { UserError } from '../../app/errors/user-error.ts';
import type { ProgramError } from '../run.ts';
import { showConnection, type Connection } from './connection.ts';

/** The exit code of ssh itself; any other is that of the script. */
const SSH_FAILED = 255;

interface Cause {
  /** @default 255, ssh's own */
  readonly exitCode?: number;
  /** What ssh or sudo says then. */
  readonly says: RegExp;
  readonly advice: (connection: Connection) => string;
}

const onPort = ({ port }: Connection, option: string) => (port === undefined ? '' : `${option} ${port} `);

/** What known_hosts calls a host: with its port where that isn't 22. */
const knownAs = ({ host, port }: Connection) => (port === undefined || port === 22 ? host : `[${host}]:${port}`);

/** Why a login failed, and what to do; the first that fits. */
const causes: readonly Cause[] = [
  {
    says: /REMOTE HOST IDENTIFICATION HAS CHANGED/,
    advice: (connection) =>
      'the host shows another key than the one that is known: somebody is in between, or it was installed anew. If ' +
      'you know that it was, forget the old key and verify the new one:\n' +
      `  ssh-keygen -R '${knownAs(connection)}'\n${verify(connection)}`,
  },
  {
    says: /Host key verification failed/,
    advice: (connection) =>
      `the host's key is not known here, so nothing was sent. Verify it and add it:\n${verify(connection)}`,
  },
  {
    says: /Permission denied/,
    advice: ({ user }) =>
      `the host refused the login${user === undefined ? '' : ` as ${user}`}: it needs a key that the host knows` +
      (user === 'root' ? '; after `--harden` root is refused, log in as deploy: ssh://deploy@…' : ''),
  },
  {
    exitCode: 1,
    says: /^sudo: /m,
    advice: ({ user = 'this user' }) =>
      `${user} may not become root without a password: log in as root, or as a user with NOPASSWD in sudoers`,
  },
  { says: /Could not resolve hostname/, advice: () => 'there is no such name: see the spelling, and the DNS' },
  {
    says: /Connection refused|timed out|No route to host|unreachable|Connection (closed|reset)/,
    advice: ({ port = 22 }) =>
      `nobody answers at port ${port}: is the host up, is sshd at another port (ssh://…:PORT)?`,
  },
];

const verify = (connection: Connection) =>
  [
    `  ssh-keyscan ${onPort(connection, '-p')}${connection.host} > host-key`,
    '  ssh-keygen -lf host-key                                        # compare with what the host itself says, on',
    "  ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub               # the provider's console",
    '  cat host-key >> ~/.ssh/known_hosts && rm host-key',
  ].join('\n');

/** What comes last says why. */
const LINES = 20;

/** What the complaints of a failed ssh mean, and what to do; nothing where they are not known. */
export function loginAdvice(connection: Connection, complaints: string, exitCode = SSH_FAILED): string | undefined {
  const cause = causes.find((one) => (one.exitCode ?? SSH_FAILED) === exitCode && one.says.test(complaints));
  return cause?.advice(connection);
}

/** A failed script in a person's words: where, what it means, what the host answered. */
export function connectionError(connection: Connection, { exitCode, complaints }: ProgramError): UserError {
  const known = loginAdvice(connection, complaints, exitCode);
  const answer =
    complaints === ''
      ? `exit code ${exitCode}, without a word`
      : complaints
          .split(/\r?\n|\r/)
          .slice(-LINES)
          .join('\n');
  const advice = known === undefined ? '' : `${known}\n`;
  return new UserError(`${showConnection(connection)}: ${advice}the answer was:\n${answer.replace(/^/gm, '  ')}`);
}
