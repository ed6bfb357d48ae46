import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { attempt, run } from '../../support/command.ts';
import { eventually } from '../../support/eventually.ts';
import type { OperateStep } from './step.ts';

const NAME = 'fairway-private-registry';
/** Every engine takes a registry of its own machine without TLS. */
const ADDRESS = '127.0.0.1:5056';
const USER = 'deployer';
const PASSWORD = 'let-me-pull';
/** The same as `htpasswd -B` writes it: a registry takes no other form. */
const HTPASSWD = `${USER}:$2y$05$fairwayfairwayfairwayurlGzphI4DO8VtUBotwiT/sFqfNhDCyi\n`;

const VERSION = 'from-a-private-registry';

/** A registry that asks who pulls. */
export const privateRegistry = (host: string): readonly OperateStep[] => [
  {
    name: 'from a registry that asks who pulls, a host pulls as who is logged in; else no service is touched',
    run: async (operated) => {
      const registry = new Registry(host);
      const { sample, deployment } = operated;
      const before = (await operated.answer()).version;
      try {
        await registry.start();
        const echo = { build: { args: { VERSION } }, env: { VERSION: null } };
        sample.change({ registry: ADDRESS, workloads: { echo } });
        await sample.fairway(['build', '--push', '--host', host], { DOCKER_CONFIG: registry.login });
        await registry.forgetImages();

        const stranger = await operated.attempt('deploy');
        assert.equal(stranger.code, 1, stranger.stdout);
        assert.match(stranger.stderr, new RegExp(`${ADDRESS}.*(no basic auth credentials|unauthorized)`, 's'));
        assert.equal((await operated.answer()).version, before);

        await sample.fairway(['deploy', ...deployment.secretsTo], { DOCKER_CONFIG: registry.login });
        await operated.answers(VERSION);
      } finally {
        await registry.remove();
      }
    },
  },
];

/** One on the host itself, and the login of this machine there. */
class Registry {
  /** Folder of docker's settings, as `docker login` leaves them. */
  readonly login = mkdtempSync(join(tmpdir(), 'fairway-login-'));
  readonly #host: string;

  constructor(host: string) {
    this.#host = host;
    const auth = Buffer.from(`${USER}:${PASSWORD}`).toString('base64');
    const settings = { auths: { [ADDRESS]: { auth } }, cliPluginsExtraDirs: [join(homedir(), '.docker/cli-plugins')] };
    writeFileSync(join(this.login, 'config.json'), JSON.stringify(settings));
  }

  async start(): Promise<void> {
    await this.#attempt('rm', '-fv', NAME);
    const htpasswd = join(this.login, 'htpasswd');
    writeFileSync(htpasswd, HTPASSWD);
    const env = {
      REGISTRY_AUTH: 'htpasswd',
      REGISTRY_AUTH_HTPASSWD_REALM: 'private',
      REGISTRY_AUTH_HTPASSWD_PATH: '/htpasswd',
    };
    const flags = Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
    await this.#docker('create', '--name', NAME, '--publish', `${ADDRESS}:5000`, ...flags, 'registry:2');
    await this.#docker('cp', htpasswd, `${NAME}:/htpasswd`);
    await this.#docker('start', NAME);
  }

  /** What the host has built it has to pull again. */
  async forgetImages(): Promise<void> {
    const ids = await this.#docker('image', 'ls', '--quiet', '--filter', `reference=${ADDRESS}/*`);
    const own = [...new Set(ids.split('\n').filter((id) => id !== ''))];
    assert.notDeepEqual(own, []);
    await eventually(20, () => this.#docker('image', 'rm', '--force', ...own));
  }

  async remove(): Promise<void> {
    await this.#attempt('rm', '-fv', NAME);
    rmSync(this.login, { recursive: true, force: true });
  }

  #docker(...args: readonly string[]): Promise<string> {
    return run(['docker', ...args], { env: { DOCKER_HOST: this.#host } });
  }

  #attempt(...args: readonly string[]) {
    return attempt(['docker', ...args], { env: { DOCKER_HOST: this.#host } });
  }
}
