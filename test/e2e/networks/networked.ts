import { setTimeout as sleep } from 'node:timers/promises';
import type { Workload } from '../../../app/model/workload.ts';
import { everyKind } from '../../load/kinds.ts';
import { startLoad, type LoadReport } from '../../load/load.ts';
import type { LoadTarget } from '../../load/target.ts';
import { attempt, run } from '../../support/command.ts';
import type { Deployment } from '../deployment.ts';
import type { Sample } from '../sample.ts';

const ONCE = everyKind.filter(({ name }) => name.startsWith('GET, '));

/** An application whose workloads are in networks of each kind, on a Docker host. */
export class Networked {
  readonly address: string;
  readonly #sample: Sample;
  readonly #deployment: Deployment;
  readonly #env: Readonly<Record<string, string>>;

  constructor(sample: Sample, deployment: Deployment, host: string, address: string) {
    this.address = address;
    this.#sample = sample;
    this.#deployment = deployment;
    this.#env = { DOCKER_HOST: host };
  }

  docker(...args: readonly string[]): Promise<string> {
    return run(['docker', ...args], { env: this.#env });
  }

  workload(name: string): Workload {
    return this.#sample.application().workloads.find((workload) => workload.name === name)!;
  }

  /** What a workload gets from an address: a body, or the code of an error. */
  async fetched(workload: string, url: string): Promise<string> {
    const script =
      'fetch(process.argv[1], { signal: AbortSignal.timeout(3000) }).then((answer) => answer.text())' +
      '.then(console.log, (error) => console.log(error.cause?.code ?? error.name))';
    const filter = `label=com.docker.swarm.service.name=${this.#sample.application().name}_${workload}`;
    const [container] = (await this.docker('ps', '-q', '--filter', filter)).split('\n');
    const { stdout } = await attempt(['docker', 'exec', container!, 'node', '-e', script, url], { env: this.#env });
    return stdout.trim();
  }

  /** Deploys another version of a workload while clients ask a site. */
  async updateUnderLoad(workload: string, site: LoadTarget): Promise<LoadReport> {
    const load = startLoad(site, ONCE);
    try {
      await sleep(2000);
      this.#sample.change({ workloads: { [workload]: { env: { VERSION: 'v2' } } } });
      await this.#sample.fairway(['synth', '--target', 'docker']);
      await this.#deployment.redeploy();
      await sleep(2000);
    } finally {
      await load.stop();
    }
    return load.stop();
  }
}
