import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readRecord } from '../../../../app/record-file.ts';
import type { BaseConfig } from '../../../../app/schema/application.ts';
import { run } from '../../../support/command.ts';
import { ProjectCopy } from '../../../support/project-copy.ts';
import type { Row } from '../row.ts';
import { echoApplication } from './echo.ts';
import { lossless, underLoad } from './load.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The project with another application, whose secrets are pushed as a person would. */
async function projectOf(config: BaseConfig) {
  const project = new ProjectCopy(`export default ${JSON.stringify(config)};`);
  const context = (await run(['kubectl', 'config', 'current-context'])).trim();
  return {
    push: async (values: Readonly<Record<string, string>>) => {
      const push = ['secrets', 'push', '--from', 'env', '--target', 'kubernetes', '--context', context];
      await run([process.execPath, 'cli/fairway.js', ...push], { cwd: project.folder, env: values });
      return readRecord(project.folder, undefined);
    },
    remove: () => project.remove(),
  };
}

export const configuration: Row = {
  id: 'configuration',
  title: 'secrets and configuration management',
  checks: [
    {
      name: 'pods roll when the content of a file changes, and read it, and no request is lost',
      command: 'kubectl apply --server-side -f kubernetes; kubectl exec POD -- cat /etc/echo/greeting',
      quick: true,
      check: async (stage) => {
        const name = 'rows-config';
        const keys = { scale: { min: 2 }, files: { greeting: '/etc/echo/greeting' } };
        const config = {
          ...echoApplication(name, stage.image, keys),
          configs: { greeting: { content: 'first' } },
        };
        const app = await stage.deploy(config);
        const before = await app.ready('echo', 2);
        const contents = async () =>
          Promise.all((await app.ready('echo', 2)).map((pod) => app.exec(pod, ['cat', '/etc/echo/greeting'])));
        assert.deepEqual(await contents(), ['first', 'first']);
        const clients = await underLoad(stage, name, async () => {
          await app.change({ configs: { greeting: { content: 'second' } } });
          await app.rollOut();
        });
        assert.deepEqual(await contents(), ['second', 'second']);
        const after = await app.pods('echo');
        assert.ok(after.every(({ uid }) => before.every((pod) => pod.uid !== uid)));
        return `both pods replaced, "first" became "second": ${lossless(clients)}`;
      },
    },
    {
      name: 'pods roll when the value of a secret changes, as variable and as file, and no request is lost',
      command:
        'npx fairway secrets push --from env --target kubernetes --context CONTEXT; npx fairway synth; kubectl apply …',
      check: async (stage) => {
        const name = 'rows-secret';
        const config: BaseConfig = {
          ...echoApplication(name, stage.image, {
            scale: { min: 2 },
            env: { TOKEN: { secret: 'TOKEN' }, SECRET_FILE: '/run/secrets/token' },
            secrets: { TOKEN: '/run/secrets/token' },
          }),
          secrets: { TOKEN: {} },
        };
        const project = await projectOf(config);
        stage.afterwards(async () => Promise.resolve(project.remove()));
        const app = await stage.clear(config);
        await app.change({}, await project.push({ TOKEN: 'the first value' }));
        await app.rollOut();
        const script = `fetch('http://127.0.0.1:8080/secret').then((r) => r.json()).then(({ sha256 }) => console.log(sha256, process.env.TOKEN))`;
        const values = async () =>
          Promise.all((await app.ready('echo', 2)).map((pod) => app.exec(pod, ['node', '-e', script])));
        const expected = (value: string) => Array<string>(2).fill(`${sha256(value)} ${value}\n`);
        assert.deepEqual(await values(), expected('the first value'));
        const clients = await underLoad(stage, name, async () => {
          await app.change({}, await project.push({ TOKEN: 'the second value' }));
          await app.rollOut();
        });
        assert.deepEqual(await values(), expected('the second value'));
        return `both pods have the second value: ${lossless(clients)}`;
      },
    },
  ],
};
