import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Application } from '../../../../app/model/application.ts';
import { loadApplication } from '../../../../app/model/load.ts';
import { mergePatch } from '../../../../app/model/merge.ts';
import type { DeployRecord } from '../../../../app/model/record.ts';
import { synthesize } from '../../../../charts/synth.ts';
import { eventually } from '../../../support/eventually.ts';
import { Kubectl } from './kubectl.ts';
import { toPod, type Pod, type PodObject } from './pod.ts';

/** How long a rollout may take, images pulled. */
const ROLLS_OUT_WITHIN_SECONDS = 180;

/** An application that is deployed with kubectl, from its files, into a namespace of its own. */
export class Deployed {
  readonly kubectl: Kubectl;
  /** Where its files are. */
  readonly folder = mkdtempSync(join(tmpdir(), 'fairway-rows-'));
  #config: unknown;
  #record: DeployRecord | undefined;

  constructor(config: object) {
    this.#config = config;
    this.kubectl = new Kubectl(this.application.name);
  }

  get application(): Application {
    return loadApplication(this.#config, { record: this.#record });
  }

  get namespace(): string {
    return this.application.name;
  }

  /** Writes the files of the application as it is described now. */
  write(): void {
    rmSync(this.folder, { recursive: true, force: true });
    for (const { path, content } of synthesize(this.application)) {
      const file = join(this.folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  }

  /** Applies the files. */
  apply(): Promise<string> {
    this.write();
    const strict = ['--server-side', '--validate=strict', '--warnings-as-errors'];
    return this.kubectl.run(['apply', ...strict, '-f', join(this.folder, 'kubernetes')]);
  }

  /** Waits until every workload runs in its newest version. */
  async rollOut(): Promise<void> {
    const kinds = await this.kubectl.run(['get', 'deployments,statefulsets', '-o', 'name']);
    const names = kinds.split('\n').filter((name) => name !== '');
    const timeout = `--timeout=${ROLLS_OUT_WITHIN_SECONDS}s`;
    await this.kubectl.run(['rollout', 'status', timeout, ...names], { timeoutSeconds: ROLLS_OUT_WITHIN_SECONDS + 20 });
  }

  async deploy(): Promise<void> {
    await this.apply();
    await this.rollOut();
  }

  /** Changes the description, as a JSON merge patch, and applies what follows from it. */
  async change(patch: object, record?: DeployRecord): Promise<void> {
    this.#config = mergePatch(this.#config, patch);
    this.#record = record ?? this.#record;
    await this.apply();
  }

  /** The pods of a workload that aren't about to end. */
  async pods(workload: string): Promise<readonly Pod[]> {
    const found = await this.kubectl.list<PodObject>('pods', '-l', `app.kubernetes.io/name=${workload}`);
    return found.filter(({ metadata }) => metadata.deletionTimestamp === undefined).map(toPod);
  }

  /** Waits until so many pods of a workload are ready, and no others are left. */
  async ready(workload: string, count: number, withinSeconds = 120): Promise<readonly Pod[]> {
    return eventually(withinSeconds, async () => {
      const pods = await this.pods(workload);
      const ready = pods.filter((pod) => pod.ready);
      assert.deepEqual([ready.length, pods.length], [count, count], `${workload}: ready pods, and all of them`);
      return pods;
    });
  }

  /** Waits until pods have ended: one that was told to stop goes on serving while it drains. */
  async gone(pods: readonly Pod[], withinSeconds = 120): Promise<void> {
    await eventually(withinSeconds, async () => {
      const names = await this.kubectl.run(['get', 'pods', '-o', 'name']);
      const left = pods.filter(({ name }) => names.split('\n').includes(`pod/${name}`));
      assert.deepEqual(left, [], 'pods that have not ended');
    });
  }

  /** What a command writes in a pod. @throws UserError where it fails */
  exec({ name, labels }: Pod, argv: readonly string[], input?: string): Promise<string> {
    const container = labels['app.kubernetes.io/name']!;
    return this.kubectl.run(['exec', '-i', name, '-c', container, '--', ...argv], { input: input ?? '' });
  }

  /** Lets the application for tests misbehave; see test/apps/echo. */
  async fault(pod: Pod, name: string): Promise<void> {
    const url = `http://127.0.0.1:8080/fault/${name}`;
    // A crash answers nothing.
    const script = `fetch('${url}', { method: 'POST' }).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(0))`;
    await this.exec(pod, ['node', '-e', script]);
  }

  async remove(): Promise<void> {
    const namespace = `namespace/${this.namespace}`;
    await this.kubectl.run(['delete', namespace, '--ignore-not-found', '--wait=false']);
    // Nothing is asked of them any more: they need not drain.
    await this.kubectl.run(['delete', 'pods', '--all', '--grace-period=1', '--wait=false']);
    await this.kubectl.run(['wait', '--for=delete', namespace, '--timeout=150s'], { timeoutSeconds: 160 });
    rmSync(this.folder, { recursive: true, force: true });
  }
}
