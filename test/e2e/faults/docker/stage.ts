import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { request } from 'node:http';
import { createHash, randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from '../../../../app/project.ts';
import { run, type CommandResult } from '../../../support/command.ts';
import { eventually } from '../../../support/eventually.ts';
import type { LoadTarget } from '../../../load/target.ts';
import { Sample } from '../../sample.ts';
import type { Settings } from '../../settings.ts';
import { application, HOST } from './application.ts';
import { Host } from './host.ts';
import { SwarmService } from './swarm-service.ts';

/** How long the application may take to be as it should, after whatever has happened, in seconds. */
const CALM_WITHIN = 120;

/** The application for tests on a Docker host, and what can be done to it. */
export class DockerStage {
  readonly settings: Settings;
  readonly host: Host;
  readonly sample: Sample;
  /** What clients use. */
  readonly site: LoadTarget;
  readonly echo: SwarmService;
  readonly store: SwarmService;
  readonly proxy: SwarmService;
  readonly stack: string;
  #replicas = 1;
  #versions = 1;

  constructor(settings: Settings) {
    this.settings = settings;
    this.host = new Host(settings.host);
    const config = application(settings.registry);
    this.stack = config.name;
    this.sample = new Sample({}, config);
    this.site = { origin: `http://${settings.address ?? '127.0.0.1'}`, host: HOST };
    this.echo = new SwarmService(this.host, `${config.name}_echo`);
    this.store = new SwarmService(this.host, `${config.name}_store`);
    this.proxy = new SwarmService(this.host, `${config.name}_fairway_proxy`);
  }

  /** How many replicas of what clients use there are. */
  get replicas(): number {
    return this.#replicas;
  }

  /** Changes what clients use, in the description alone. */
  change(changes: object): void {
    this.sample.change({ workloads: { echo: changes } });
  }

  /** Changes how many replicas there are. */
  async scaleTo(replicas: number): Promise<void> {
    this.change({ scale: { min: replicas } });
    await this.deploy();
    await this.calm();
    this.#replicas = replicas;
  }

  /** A name that no version had before. */
  nextVersion(): string {
    return `v${++this.#versions}`;
  }

  /** The version that answers. */
  async version(): Promise<string> {
    return (await this.ask<{ version: string }>('/')).version;
  }

  /** @throws AssertionError where another version answers */
  async answers(version: string): Promise<void> {
    assert.equal(await this.version(), version, 'the version that answers');
  }

  /** Deploys a new version, by its variables, and waits until it answers. */
  async update(env: Readonly<Record<string, string | null>> = {}): Promise<void> {
    const version = this.nextVersion();
    this.change({ env: { ...env, VERSION: version } });
    await this.deploy();
    await this.calm();
    await this.answers(version);
  }

  /** Builds the images, and records their digests. */
  async build(): Promise<void> {
    await this.sample.fairway(['build', '--push']);
  }

  /** Gives the secret a value. @returns its hash, as the application tells it */
  async pushSecret(): Promise<string> {
    const value = randomBytes(24).toString('hex');
    await this.sample.fairway(['secrets', 'push', '--from', 'env', ...this.#to], { TOKEN: value });
    return createHash('sha256').update(value).digest('hex');
  }

  /** Deploys the application as it is described now. @throws UserError with what the command says */
  async deploy(): Promise<string> {
    return this.sample.fairway(['deploy', ...this.#to]);
  }

  /** The same, for a deploy that isn't to succeed. */
  async attemptDeploy(host = this.settings.host): Promise<CommandResult & { readonly seconds: number }> {
    const started = performance.now();
    const result = await this.sample.attempt(['deploy', '--target', 'docker', '--host', host]);
    return { ...result, seconds: (performance.now() - started) / 1000 };
  }

  /** The same, for a deploy that is to be killed. */
  beginDeploy(): ChildProcess {
    const argv = ['cli/fairway.js', 'deploy', ...this.#to];
    return spawn(process.execPath, argv, { cwd: this.sample.folder, stdio: 'ignore' });
  }

  /** Waits until the application is as it should be, and nothing moves. @returns how long that took, in seconds */
  async calm(): Promise<number> {
    const started = performance.now();
    await eventually(CALM_WITHIN, async () => {
      await Promise.all([this.proxy, this.store, this.echo].map((service) => service.isCalm()));
      await this.ask('/');
    });
    return (performance.now() - started) / 1000;
  }

  /** Takes back all changes of the description, and deploys it. @param replicas as many as there are, unless given */
  async restore(replicas = this.#replicas): Promise<void> {
    this.sample.reset();
    await this.build();
    await this.scaleTo(replicas);
  }

  /** A JSON answer of the application. */
  async ask<T = unknown>(path: string, { method = 'GET', body = '', host = HOST } = {}): Promise<T> {
    const answer = await ask(`${this.site.origin}${path}`, { method, body, host });
    return JSON.parse(answer) as T;
  }

  /** Waits until a replica has been replaced. */
  async replaced(service: SwarmService, before: readonly string[]): Promise<void> {
    await eventually(CALM_WITHIN, async () => {
      const now = await service.containers();
      assert.ok(now.length === before.length && now.some((id) => !before.includes(id)), 'a replica has been replaced');
    });
  }

  /** Removes everything, the data included. */
  async remove(): Promise<void> {
    await this.host.docker('stack', 'rm', this.stack);
    const mine = ['--filter', `label=com.docker.stack.namespace=${this.stack}`];
    await eventually(90, async () => {
      const left =
        (await this.host.docker('ps', '-aq', ...mine)) + (await this.host.docker('network', 'ls', '-q', ...mine));
      assert.equal(left, '', 'containers and networks are still there');
    });
    await sleep(500);
    for (const [kind, ...filter] of [
      ['volume', ...mine],
      ['secret', '--filter', `name=${this.stack}_`],
    ]) {
      const ids = (await this.host.docker(kind!, 'ls', '-q', ...filter)).split('\n').filter((id) => id !== '');
      if (ids.length > 0) await this.host.docker(kind!, 'rm', ...ids);
    }
  }

  /** With what, and when, something was measured. */
  async conditions(): Promise<string> {
    const engine = (await this.host.docker('version', '--format', '{{.Server.Version}}')).trim();
    const commit = (await run(['git', '-C', projectRoot, 'rev-parse', '--short', 'HEAD'])).trim();
    return `${new Date().toISOString().slice(0, 10)}, ${commit}, Engine ${engine}`;
  }

  get #to(): readonly string[] {
    return ['--target', 'docker', '--host', this.settings.host];
  }
}

function ask(url: string, { method, body, host }: { method: string; body: string; host: string }): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers: { host }, agent: false, timeout: 20_000 }, (response) => {
      text(response).then((answer) => {
        if (response.statusCode === 200) resolve(answer);
        else reject(new Error(`${method} ${url}: ${response.statusCode} ${answer.slice(0, 200)}`));
      }, reject);
    });
    asked.on('timeout', () => asked.destroy(new Error(`${method} ${url}: no answer within 20 s`)));
    asked.on('error', reject);
    asked.end(body);
  });
}
