import { describe, expect, test } from '@jest/globals';
import { pushSecrets } from '../../../cli/kubernetes/push-secrets.ts';
import { FakeRunner } from '../../support/fake-runner.ts';
import { application, VALUE, values } from '../secrets/support.ts';

describe('fairway secrets push to a cluster', () => {
  test('applies the namespace and the Secrets, byte by byte, over standard input', async () => {
    const run = new FakeRunner();
    expect(await pushSecrets(run, application, values, { context: 'prod' })).toEqual(['db-password', 'token']);
    expect(run.commands).toEqual(['kubectl --context prod apply --server-side --filename -']);
    const { items } = JSON.parse(run.calls[0]!.input!) as {
      items: { kind: string; metadata: { name: string; namespace?: string }; data?: { value: string } }[];
    };
    expect(items.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'Namespace shop',
      'Secret db-password',
      'Secret token',
    ]);
    const token = items.find(({ metadata }) => metadata.name === 'token')!;
    expect(token.metadata.namespace).toBe('shop');
    expect(Buffer.from(token.data!.value, 'base64').toString()).toBe(VALUE);
  });

  test('replaces what others have written only when asked to', async () => {
    const run = new FakeRunner();
    await pushSecrets(run, application, values, { forceConflicts: true });
    expect(run.commands).toEqual(['kubectl apply --server-side --force-conflicts --filename -']);
  });

  test('changes nothing with --dry-run', async () => {
    const run = new FakeRunner();
    await pushSecrets(run, application, values, { dryRun: true });
    expect(run.calls).toEqual([]);
  });
});
