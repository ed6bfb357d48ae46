import { UserError } from '../../app/errors/user-error.ts';
import { ProgramError, type Runner } from '../run.ts';
import { loginAdvice } from '../ssh/connection-error.ts';
import { parseConnection } from '../ssh/connection.ts';
import { unreachable } from './unreachable.ts';

/** As long as docker waits for one connection of ssh; it tries two. */
const PATIENCE_SECONDS = 30;

const POST_INSTALL = 'https://docs.docker.com/engine/install/linux-postinstall/';

/** What docker says, and what to do then; the first that fits. */
const causes: readonly (readonly [RegExp, string])[] = [
  [/command not found|docker: not found/, 'Docker is not installed there: npx fairway host setup ssh://root@HOST'],
  [/permission denied while trying to connect/i, `the user may not use Docker: see ${POST_INSTALL}`],
  [/context ".*" does not exist|context not found/i, 'there is no such context: see `docker context ls`'],
  [/no such host/, 'there is no such name: see the spelling, and the DNS'],
  [
    /Cannot connect to the Docker daemon|connection refused|i\/o timeout|timed out/i,
    'nobody answers: start Docker, or name another engine with --host or DOCKER_HOST',
  ],
];

/**
 * Makes sure that an engine answers, before anything is begun on it.
 *
 * @param host as DOCKER_HOST; without one, the engine that docker itself would use
 * @returns the engine's version
 * @throws UserError with what is wrong and what to do
 */
export async function reachEngine(run: Runner, host: string | undefined): Promise<string> {
  if (host !== undefined && !host.includes('://')) {
    throw new UserError(
      `expected an engine such as ssh://deploy@vps.example.com or tcp://127.0.0.1:2375, got "${host}"`,
    );
  }
  const env = host === undefined ? {} : { DOCKER_HOST: host };
  const argv = ['docker', 'version', '--format', '{{.Server.Version}}'];
  try {
    return (await run.capture(argv, { env, timeoutSeconds: PATIENCE_SECONDS })).trim();
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error;
    const answer = answerOf(error);
    const advice = sshAdvice(host, answer) ?? causes.find(([says]) => says.test(answer))?.[1];
    throw unreachable(`Docker${host === undefined ? '' : ` at ${host}`}`, advice, answer);
  }
}

/** What was answered, without what docker says around the words of ssh. */
function answerOf({ complaints }: ProgramError): string {
  return /^error during connect: .*command \[ssh [^]*?stderr=([^]*)$/.exec(complaints)?.[1] ?? complaints;
}

function sshAdvice(host = process.env['DOCKER_HOST'] ?? '', answer: string): string | undefined {
  return host.startsWith('ssh://') ? loginAdvice(parseConnection(host), answer) : undefined;
}
