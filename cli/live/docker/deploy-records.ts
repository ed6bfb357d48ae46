import { contentHash } from '../../../app/model/content-hash.ts';
import { emptyDeployRecord, recordPrefix, type DeployRecord } from './deploy-record.ts';
import type { Engine } from './engine.ts';
import type { SwarmObject } from './leftovers.ts';
import { STACK_LABEL } from './service.ts';

/** The record of the last deploy, in a config of the swarm: it goes with the stack, and is there from every machine. */
export class DeployRecords {
  readonly #engine: Engine;
  readonly #stack: string;

  constructor(engine: Engine, stack: string) {
    this.#engine = engine;
    this.#stack = stack;
  }

  /** The newest record; an empty one where there is none. */
  async read(): Promise<DeployRecord> {
    const [newest] = await this.#all();
    if (newest === undefined) return emptyDeployRecord;
    return JSON.parse(Buffer.from(newest.Spec.Data ?? '', 'base64').toString('utf8')) as DeployRecord;
  }

  /** Puts a record in the place of the earlier ones. */
  async keep(record: DeployRecord): Promise<void> {
    const name = `${recordPrefix(this.#stack)}${contentHash(record)}`;
    const names = (await this.#all()).map(({ Spec }) => Spec.Name);
    if (!names.includes(name)) {
      const label = `${STACK_LABEL}=${this.#stack}`;
      await this.#engine.docker(['config', 'create', '--label', label, name, '-'], { input: JSON.stringify(record) });
    }
    const earlier = names.filter((other) => other !== name);
    if (earlier.length > 0) await this.#engine.docker(['config', 'rm', ...earlier]);
  }

  /** The records, the newest first. */
  async #all(): Promise<readonly SwarmObject[]> {
    const records = await this.#engine.objects('config', ['--filter', `name=${recordPrefix(this.#stack)}`]);
    return records.toSorted((a, b) => (a.CreatedAt < b.CreatedAt ? 1 : -1));
  }
}
