import { describe, expect, test } from '@jest/globals';
import { reachCluster } from '../../../cli/reach/cluster.ts';
import { ProgramError, type Runner } from '../../../cli/run.ts';
import { failingRunner } from '../../support/failing-runner.ts';
import { FakeRunner } from '../../support/fake-runner.ts';

describe('a cluster', () => {
  test('that answers tells its context', async () => {
    const run = new FakeRunner((command) => (command.endsWith('current-context') ? 'kind\n' : '{}'));
    expect(await reachCluster(run, {})).toBe('kind');
    expect(await reachCluster(run, { kubeContext: 'prod', kubeconfig: '/k' })).toBe('prod');
    expect(run.commands.at(-1)).toBe('kubectl --kubeconfig /k --context prod get --raw /version --request-timeout 10s');
  });

  test.each([
    ['The connection to the server localhost:8080 was refused - did you specify the right host?', 'set KUBECONFIG'],
    ['error: error loading config file "k": yaml: line 1: did not find expected node content', 'see KUBECONFIG'],
    ['error: stat /k: no such file or directory', 'see KUBECONFIG'],
    ['The connection to the server 127.0.0.1:6443 was refused - did you specify the right host?', 'is the cluster up'],
    ['Unable to connect to the server: net/http: request canceled (Client.Timeout exceeded)', 'is the cluster up'],
    ['Unable to connect to the server: dial tcp: lookup c on 10.0.0.1:53: no such host', 'there is no such name'],
    ['error: You must be logged in to the server (Unauthorized)', 'log in anew'],
    ['Unable to connect to the server: x509: certificate signed by unknown authority', 'its certificate'],
  ])('fails for "%s" with what to do', async (complaints, advice) => {
    const answer = reachCluster(failingRunner(complaints), { kubeContext: 'prod' });
    await expect(answer).rejects.toThrow(/^The cluster of the context prod can't be reached: /);
    await expect(answer).rejects.toThrow(advice);
  });

  test('whose context is misspelt fails with those that are there', async () => {
    const run: Runner = {
      ...failingRunner(''),
      capture: (argv) =>
        argv.includes('get-contexts')
          ? Promise.resolve('kind\nprod\n')
          : Promise.reject(new ProgramError('', 1, 'error: context "prdo" does not exist')),
    };
    await expect(reachCluster(run, { kubeContext: 'prdo' })).rejects.toThrow(
      'the kubeconfig has no such context, it has kind, prod; did you mean "prod"?',
    );
  });
});
