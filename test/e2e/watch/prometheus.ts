import { BUSYBOX } from '../../../docker/busybox.ts';
import { run } from '../../support/command.ts';

/** A series at one moment. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** The part of an answer of Prometheus's API that is read here. */
interface Answer {
  readonly data: {
    readonly result: readonly {
      readonly metric: Readonly<Record<string, string>>;
      readonly value: readonly [time: number, value: string];
    }[];
  };
}

/** The Prometheus of a stack, asked from inside, because nobody outside can. */
export class Prometheus {
  readonly #stack: string;
  readonly #env: Readonly<Record<string, string>>;

  constructor(stack: string, host: string) {
    this.#stack = stack;
    this.#env = { DOCKER_HOST: host };
  }

  /** Runs a command in its container. */
  async exec(...argv: readonly string[]): Promise<string> {
    return run(['docker', 'exec', await this.#container(), ...argv], { env: this.#env });
  }

  /** @see https://prometheus.io/docs/prometheus/latest/querying/api/#instant-queries */
  async query(expr: string): Promise<readonly Sample[]> {
    const url = `http://127.0.0.1:9090/api/v1/query?query=${encodeURIComponent(expr)}`;
    const { data } = JSON.parse(await this.exec(BUSYBOX, 'wget', '-qO-', url)) as Answer;
    return data.result.map(({ metric, value: [, value] }) => ({ labels: metric, value: Number(value) }));
  }

  /** The alerts of a name that hold now, by what they are about. */
  async alerts(name: string, about: string, state = 'firing'): Promise<readonly string[]> {
    const found = await this.query(`ALERTS{alertname="${name}",alertstate="${state}"}`);
    return found.map(({ labels }) => labels[about] ?? '').sort();
  }

  async #container(): Promise<string> {
    const filter = `label=com.docker.swarm.service.name=${this.#stack}_fairway_prometheus`;
    return (await run(['docker', 'ps', '-q', '--filter', filter], { env: this.#env })).trim();
  }
}
