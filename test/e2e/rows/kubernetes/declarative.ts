import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attempt, run } from '../../../support/command.ts';
import type { Row } from '../row.ts';
import type { Deployed } from './deployed.ts';
import { echoApplication } from './echo.ts';

interface Versioned {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly uid: string; readonly resourceVersion: string };
}

const scaled = { scale: { min: 2, max: 3, cpuPercent: 500 } };

/** What changes in an object with whatever is done to it, but for those that controllers write into all the time. */
async function versions({ kubectl, folder }: Deployed): Promise<readonly string[]> {
  const objects = await kubectl.list<Versioned>('-f', join(folder, 'kubernetes'));
  return objects
    .filter(({ kind }) => !['Deployment', 'HorizontalPodAutoscaler'].includes(kind))
    .map(({ kind, metadata: { name, uid, resourceVersion } }) => `${kind}/${name} ${uid} ${resourceVersion}`);
}

const generations = ({ kubectl, folder }: Deployed) =>
  kubectl.run([
    ...['get', '-f', join(folder, 'kubernetes'), '-o'],
    'jsonpath={range .items[*]}{.kind}/{.metadata.name} {.metadata.generation}{"\\n"}{end}',
  ]);

/** Without the second option, what somebody else has changed is a conflict and no difference. */
const DIFF = ['diff', '--server-side', '--force-conflicts'];

const diff = ({ kubectl, folder }: Deployed) => kubectl.attempt([...DIFF, '-f', join(folder, 'kubernetes')]);

export const declarative: Row = {
  id: 'declarative',
  title: 'self-service deployment from declarative YAML',
  checks: [
    {
      name: 'applying the same files again changes nothing, and there is no difference',
      command: 'kubectl apply --server-side -f kubernetes; kubectl diff --server-side --force-conflicts -f kubernetes',
      quick: true,
      check: async ({ deploy, image }) => {
        const app = await deploy(echoApplication('rows-apply', image, scaled));
        await app.ready('echo', 2);
        const before = [...(await versions(app)), await generations(app)];
        await app.apply();
        assert.deepEqual([...(await versions(app)), await generations(app)], before);
        assert.deepEqual(await diff(app), { code: 0, stdout: '', stderr: '' });
        return `${before.length - 1} objects unchanged, diff empty`;
      },
    },
    {
      name: 'what was changed or deleted by hand is shown, and put right by the files',
      command:
        'kubectl diff --server-side --force-conflicts -f kubernetes; kubectl apply --server-side --force-conflicts -f kubernetes',
      check: async ({ deploy, image }) => {
        const app = await deploy(echoApplication('rows-drift', image, { scale: { min: 2 } }));
        await app.ready('echo', 2);
        await app.kubectl.run(['delete', 'service', 'echo']);
        await app.kubectl.run(['set', 'env', 'deployment/echo', 'VERSION=by-hand']);
        const drift = await diff(app);
        assert.equal(drift.code, 1);
        assert.match(drift.stdout, /by-hand/);
        assert.match(drift.stdout, /kind: Service/);
        await app.kubectl.run(['apply', '--server-side', '--force-conflicts', '-f', join(app.folder, 'kubernetes')]);
        await app.rollOut();
        assert.equal((await diff(app)).code, 0);
        return 'a deleted Service and a changed variable shown by diff, both put right';
      },
    },
    {
      name: 'files that come from a Git repository end in the same objects',
      command: 'git clone …; kubectl diff --server-side --force-conflicts -f deployments/kubernetes',
      check: async ({ deploy, image, afterwards }) => {
        const app = await deploy(echoApplication('rows-gitops', image, scaled));
        const base = mkdtempSync(join(tmpdir(), 'fairway-gitops-'));
        afterwards(async () => Promise.resolve(rmSync(base, { recursive: true })));
        const [origin, clone] = [join(base, 'origin'), join(base, 'clone')];
        const commit = async () => {
          app.write();
          rmSync(join(origin, 'kubernetes'), { recursive: true, force: true });
          cpSync(join(app.folder, 'kubernetes'), join(origin, 'kubernetes'), { recursive: true });
          const author = ['-c', 'user.name=test', '-c', 'user.email=test@example.com'];
          await run(['git', '-C', origin, 'add', '-A']);
          return attempt(['git', '-C', origin, ...author, 'commit', '-qm', 'deploy']);
        };
        await run(['git', 'init', '-q', origin]);
        assert.equal((await commit()).code, 0);
        assert.match((await commit()).stdout, /nothing to commit/);
        await run(['git', 'clone', '-q', origin, clone]);
        const cloned = await app.kubectl.attempt([...DIFF, '-f', join(clone, 'kubernetes')]);
        assert.deepEqual(cloned, { code: 0, stdout: '', stderr: '' });
        return 'a second synth is no commit; the clone has no difference to what was applied';
      },
    },
  ],
};
