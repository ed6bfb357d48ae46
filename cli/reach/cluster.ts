import { didYouMean } from '../../app/errors/suggest.ts';
import { ProgramError, type Runner } from '../run.ts';
import { unreachable } from './unreachable.ts';

/** Where a cluster is found. */
export interface ClusterAddress {
  /** @default - the current one of the kubeconfig */
  readonly kubeContext?: string | undefined;
  /** Path of a kubeconfig. @default - the one that kubectl uses */
  readonly kubeconfig?: string | undefined;
}

/** For one request, in seconds. */
const PATIENCE_SECONDS = 10;

/** What kubectl says, and what to do then; the first that fits. */
const causes: readonly (readonly [RegExp, string])[] = [
  [
    /localhost:8080 was refused|no configuration has been provided|current-context is not set/,
    'no kubeconfig names a cluster: set KUBECONFIG, or choose one of its contexts with --context',
  ],
  [/loading config file|no such file or directory/, 'the kubeconfig can not be read: see KUBECONFIG'],
  [/Unauthorized|must be logged in|provide credentials/i, 'it refused the credentials of the kubeconfig: log in anew'],
  [/no such host/, 'there is no such name: see `server` in the kubeconfig, and the DNS'],
  [/x509|certificate/, 'its certificate is not the one that the kubeconfig expects'],
  [
    /refused|timeout|timed out|no route to host|unreachable|connection reset|EOF/i,
    'nobody answers: is the cluster up, and a VPN or firewall open for this machine?',
  ],
];

/**
 * Makes sure that a cluster answers, before anything is begun on it.
 *
 * @returns the name of its context
 * @throws UserError with what is wrong and what to do
 */
export async function reachCluster(run: Runner, { kubeContext, kubeconfig }: ClusterAddress): Promise<string> {
  const config = kubeconfig === undefined ? [] : ['--kubeconfig', kubeconfig];
  const context = kubeContext === undefined ? [] : ['--context', kubeContext];
  const patience = ['--request-timeout', `${PATIENCE_SECONDS}s`];
  try {
    // A plugin that fetches credentials may wait for a person for ever.
    const limit = { timeoutSeconds: 6 * PATIENCE_SECONDS };
    await run.capture(['kubectl', ...config, ...context, 'get', '--raw', '/version', ...patience], limit);
    // In a pod kubectl finds the cluster around it, without a context.
    const current = () => run.capture(['kubectl', ...config, 'config', 'current-context']).catch(() => 'in-cluster');
    return kubeContext ?? (await current()).trim();
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error;
    const { complaints } = error;
    const where = kubeContext === undefined ? 'The cluster' : `The cluster of the context ${kubeContext}`;
    const advice = /context ".*" does not exist/.test(complaints)
      ? await knownContexts(run, config, kubeContext ?? '')
      : causes.find(([says]) => says.test(complaints))?.[1];
    throw unreachable(where, advice, complaints);
  }
}

async function knownContexts(run: Runner, config: readonly string[], typed: string): Promise<string> {
  const text = await run.capture(['kubectl', ...config, 'config', 'get-contexts', '--output', 'name']).catch(() => '');
  const names = text.split('\n').filter((name) => name !== '');
  const known = names.length === 0 ? 'it has none' : `it has ${names.join(', ')}`;
  return `the kubeconfig has no such context, ${known}${didYouMean(typed, names)}`;
}
