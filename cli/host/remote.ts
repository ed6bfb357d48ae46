import { quote } from '../../docker/quote.ts';
import { ProgramError, type Runner } from '../run.ts';
import type { Connection } from '../ssh/connection.ts';
import { connectionError } from '../ssh/connection-error.ts';

/**
 * What a login runs: a shell with root's rights that reads the script. Where the login isn't root's, sudo gives them;
 * the script still learns who logged in, and over which connection.
 */
const ROOT_SHELL = `
if [ "$(id -u)" = 0 ]; then exec env LOGIN_HOME="$HOME" sh -s; fi
exec sudo -n env SSH_CONNECTION="$SSH_CONNECTION" LOGIN_HOME="$HOME" sh -s
`;

/** Root's tools are on the path, whatever the login's is; a program that reads its input doesn't eat the script. */
const asWhole = (script: string) => `PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/snap/bin
export PATH LC_ALL=C
{
${script}
} </dev/null
`;

/** The command line that runs scripts on a host. Nobody is asked anything, and an unknown host is not trusted. */
export function sshArgv({ user, host, port }: Connection): readonly string[] {
  const options = {
    BatchMode: 'yes',
    StrictHostKeyChecking: 'yes',
    ConnectTimeout: '10',
    ServerAliveInterval: '15',
    // A connection of its own each time: one that stays open would prove nothing after a change of the firewall.
    ControlPath: 'none',
  };
  return [
    'ssh',
    '-T',
    ...Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`]),
    ...(port === undefined ? [] : ['-p', `${port}`]),
    ...(user === undefined ? [] : ['-l', user]),
    '--',
    host,
    `sh -c ${quote(ROOT_SHELL)}`,
  ];
}

/**
 * Runs a script on a host, as root.
 *
 * @returns what it wrote to its standard output
 * @throws UserError with what ssh or the host answered
 */
export async function runOn(run: Runner, connection: Connection, script: string): Promise<string> {
  try {
    return await run.capture(sshArgv(connection), { input: asWhole(script) });
  } catch (error) {
    throw error instanceof ProgramError ? connectionError(connection, error) : error;
  }
}
