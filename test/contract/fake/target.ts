import type { Application } from '../../../app/model/application.ts';
import type { Replica, Run, Target } from '../target.ts';
import { isWitness } from '../testimony.ts';
import { testimonyOf, type Testimony } from './testimony.ts';

/** How a target may be wrong, each in its way. */
export interface TargetFaults {
  /** What ends isn't replaced. */
  readonly leavesDead?: boolean;
  /** A replica that is replaced finds its volumes empty. */
  readonly forgetsVolumes?: boolean;
  /** An update is taken, and changes nothing. */
  readonly ignoresUpdates?: boolean;
  readonly replica?: (workload: string) => Partial<Replica>;
  readonly runs?: readonly Run[];
  readonly logs?: string;
  /** What witnesses tell beside what they should, by topic. */
  readonly testimony?: Testimony;
  readonly descriptions?: string;
}

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();

/** A target in memory, which does what it should but for its faults. */
export class FakeTarget implements Target {
  readonly name = 'docker';
  readonly gaps = {};
  readonly missesEndsFor = 0;
  readonly #application: () => Application;
  readonly #faults: TargetFaults;
  readonly #generations = new Map<string, number>();
  readonly #files = new Map<string, readonly string[]>();

  constructor(application: () => Application, faults: TargetFaults) {
    this.#application = application;
    this.#faults = faults;
  }

  entry = () => Promise.resolve({ host: '192.0.2.1', http: 80, https: 443 });
  publishedAt = () => Promise.resolve({ host: '192.0.2.1', port: 7000 });
  publicPorts = () => Promise.resolve([80]);
  logsBy = ({ workload }: { readonly workload: string }) => this.logs(workload);
  figuresOf = () => Promise.resolve(undefined);
  descriptions = () => Promise.resolve(this.#faults.descriptions ?? 'all about it');

  logs(name: string): Promise<string> {
    const { workloads, jobs } = this.#application();
    const container = [...workloads, ...jobs].find((one) => one.name === name)!;
    const told = isWitness(container) ? testimonyOf(container, this.#faults.testimony) : `${name} starts`;
    return Promise.resolve(this.#faults.logs ?? told);
  }

  replicas(workload: string): Promise<readonly Replica[]> {
    const { name, image, scale } = this.#application().workloads.find((one) => one.name === workload)!;
    const replicas = Array.from({ length: scale.replicas }, (_, index) => ({
      workload,
      id: `${workload}-${index}`,
      labels: { application: 'shop', workload: name },
      images: [image],
      addresses: [`192.0.2.${index}`],
      startedAt: at(this.#generations.get(`${workload}-${index}`) ?? 0),
      servesSince: at(20),
      ...this.#faults.replica?.(workload),
    }));
    return Promise.resolve(replicas);
  }

  /** Knows the few commands that contracts run to change something. */
  exec({ id }: Replica, argv: readonly string[]) {
    const script = argv.at(-1)!;
    const created = /^touch (\S+)$/.exec(script)?.[1];
    if (created !== undefined) this.#files.set(id, [...(this.#files.get(id) ?? []), created.split('/').at(-1)!]);
    if (script.startsWith('kill')) this.#replace(id);
    const stdout = script.startsWith('ls') ? (this.#files.get(id) ?? []).join('\n') : '';
    return Promise.resolve({ code: 0, stdout, stderr: '' });
  }

  async restart(workload: string): Promise<void> {
    for (const { id } of await this.replicas(workload)) this.#replace(id);
  }

  runs(job: string): Promise<readonly Run[]> {
    const lasts = job === 'tidy' ? 70 : 5;
    const { image } = this.#application().jobs.find(({ name }) => name === job)!;
    return Promise.resolve(this.#faults.runs ?? [{ image, startedAt: at(0), endedAt: at(lasts), succeeded: true }]);
  }

  async update(workloads: readonly string[]): Promise<void> {
    for (const workload of workloads) await this.restart(workload);
  }

  #replace(id: string): void {
    if (this.#faults.leavesDead) return;
    this.#generations.set(id, (this.#generations.get(id) ?? 0) + 1);
    if (this.#faults.forgetsVolumes) this.#files.delete(id);
  }
}
