import assert from 'node:assert/strict';
import { lossless, type DockerFault } from './fault.ts';
import type { DockerStage } from './stage.ts';

/** Versions that can't run: the one before serves on, and the command fails with the reason. */
export const badVersions: readonly DockerFault[] = [
  {
    id: 'crashes-at-start',
    name: 'a version that crashes at start is deployed',
    bounds: lossless,
    quick: [1],
    act: (stage) => refused(stage, { env: { START: 'crash' } }, /\| .*crashes at start, as it was told/),
  },
  {
    id: 'never-ready',
    name: 'a version that never becomes ready is deployed',
    bounds: lossless,
    act: (stage) => {
      const startupProbe = { http: { path: '/readyz' }, periodSeconds: 1, failureThreshold: 20 };
      return refused(
        stage,
        { env: { START: 'never-ready' }, startupProbe },
        /startupProbe did not succeed within 20 s/,
      );
    },
  },
  {
    id: 'unknown-image',
    name: 'an image that does not exist is deployed',
    bounds: lossless,
    act: (stage) =>
      refused(stage, { build: null, image: `${stage.settings.registry}/faults-nothing:1` }, /faults-nothing:1/),
  },
  {
    id: 'bad-variable',
    name: 'a version with a variable that it does not understand is deployed',
    bounds: lossless,
    act: (stage) => refused(stage, { env: { START: 'crsh' } }, /\| .*START: expected one of normal, crash/),
  },
  {
    id: 'bad-configuration',
    name: 'a description with a mistake is deployed',
    replicas: [1],
    bounds: lossless,
    act: (stage) => refused(stage, { ports: { http: 99_999 } }, /workloads\.echo\.ports\.http: expected .* 65535/),
  },
];

/** Deploys a version that is to be refused or rolled back. */
async function refused(stage: DockerStage, changes: object, reason: RegExp): Promise<string> {
  const before = await stage.echo.containers();
  const version = await stage.version();
  stage.change(changes);
  const { code, stderr, seconds } = await stage.attemptDeploy();
  stage.sample.undo();
  assert.equal(code, 1, 'the command fails');
  assert.match(stderr, reason);
  await stage.calm();
  await stage.answers(version);
  const kept = (await stage.echo.containers()).filter((id) => before.includes(id)).length;
  const how = kept === before.length ? 'no replica was touched' : 'rolled back';
  return `the command fails after ${seconds.toFixed(0)} s with the reason; ${how}`;
}
