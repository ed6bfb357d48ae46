import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Application } from '../../../app/model/application.ts';
import type { Workload } from '../../../app/model/workload.ts';
import { bytes, cpuMillis } from '../../../app/schema/quantity.ts';
import { secretsOf } from '../../../app/model/container.ts';
import type { Subject } from '../contract.ts';
import { tcpPorts } from '../doors.ts';
import { literalOf } from '../literal.ts';
import { mountPathsOf } from '../process.ts';
import type { ReplicaFacts, Snapshot } from '../snapshot.ts';
import type { Replica } from '../target.ts';
import { application, secretValues } from './application.ts';
import { FakeTarget, type TargetFaults } from './target.ts';

export interface Faults extends TargetFaults {
  /** What replicas show beside what they should. */
  readonly facts?: (facts: ReplicaFacts) => Partial<ReplicaFacts>;
  readonly openedPorts?: readonly number[];
  readonly imagesHolding?: readonly string[];
  /** Text of a file that is deployed. */
  readonly deployed?: string;
}

/** The application as it should run, but for some faults. */
export class FakeSubject implements Subject {
  application: Application = application;
  readonly target: FakeTarget;
  readonly files = mkdtempSync(join(tmpdir(), 'fairway-contract-'));
  readonly secretValues = secretValues;
  readonly #faults: Faults;

  constructor(faults: Faults = {}) {
    this.#faults = faults;
    this.target = new FakeTarget(() => this.application, faults);
    writeFileSync(join(this.files, 'stack.yaml'), faults.deployed ?? 'services: {}');
  }

  async snapshot(): Promise<Snapshot> {
    const { workloads } = this.application;
    const listed = await Promise.all(
      workloads.map(async (workload) => ({ workload, replicas: await this.target.replicas(workload.name) })),
    );
    const facts = listed.flatMap(({ workload, replicas }) =>
      replicas.map((replica) => this.#factsOf(workload, replica)),
    );
    const replicas = Object.fromEntries(listed.map(({ workload, replicas: own }) => [workload.name, own]));
    return { replicas, facts: facts.map((one) => ({ ...one, ...this.#faults.facts?.(one) })) };
  }

  openedPorts = () => Promise.resolve(this.#faults.openedPorts ?? [80]);
  imagesHolding = () => Promise.resolve(this.#faults.imagesHolding ?? []);
  apply = (changes: object) => this.redeploy(changes);

  /** Understands changes of variables and of replicas. */
  async redeploy(changes: object): Promise<void> {
    if (this.#faults.ignoresUpdates) return;
    const { workloads } = changes as { workloads: Readonly<Record<string, ChangedWorkload>> };
    this.application = {
      ...this.application,
      workloads: this.application.workloads.map((workload) => changed(workload, workloads[workload.name] ?? {})),
    };
    await this.target.update(Object.keys(workloads));
  }

  #factsOf(workload: Workload, replica: Replica): ReplicaFacts {
    const { resources, security, connectsTo, volumes, files, secrets } = workload;
    const { cpu, memory } = resources.limits;
    const others = this.application.workloads.filter(({ name }) => connectsTo.includes(name));
    const hashed = (text: string) => ({ sha256: createHash('sha256').update(text).digest('hex'), mode: '0444' });
    const contents = this.application.configs;
    return {
      replica,
      workload,
      user: security.user,
      group: security.group,
      capabilities: [...security.capabilities].sort(),
      noNewPrivileges: true,
      workingDir: workload.workingDir ?? '/',
      limits: {
        memoryBytes: memory === undefined ? null : bytes(memory),
        cpuMillis: cpu === undefined ? null : cpuMillis(cpu),
      },
      rootIsReadOnly: security.readOnlyRoot,
      writable: mountPathsOf(workload).filter((path) =>
        volumes.every(({ mountPath, readOnly }) => mountPath !== path || !readOnly),
      ),
      environment: workload.env.map((variable) => `${variable.name}=${literalOf(variable) ?? 'secret'}`),
      reaches: others.flatMap((other) => tcpPorts(other).map((port) => `${other.name}:${port}`)),
      files: Object.fromEntries([
        ...files.map(
          ({ config, mountPath }) => [mountPath, hashed(contents.find((one) => one.name === config)!.content)] as const,
        ),
        ...secrets.map(({ mountPath }) => [mountPath, hashed(secretValues.TOKEN)] as const),
      ]),
      secrets: { TOKEN: secretsOf(workload).includes('TOKEN') ? ['env'] : [] },
    };
  }
}

interface ChangedWorkload {
  readonly env?: Readonly<Record<string, string>>;
  readonly scale?: { readonly min: number };
}

function changed(workload: Workload, { env = {}, scale }: ChangedWorkload): Workload {
  const variables = Object.entries(env).map(([name, value]) => ({ name, value: [value] }));
  return {
    ...workload,
    env: [...workload.env, ...variables],
    scale: scale === undefined ? workload.scale : { ...workload.scale, replicas: scale.min },
  };
}
