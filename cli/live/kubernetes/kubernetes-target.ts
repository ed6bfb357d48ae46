import { join } from 'node:path';
import type { Application } from '../../../app/model/application.ts';
import { manifestGroups, manifests } from '../../../charts/manifest.ts';
import { namespaceOf } from '../../../charts/metadata.ts';
import type { Runner } from '../../run.ts';
import { SERVES_WITHIN, type DeployEnd, type DeployOutcome, type DeployPlan, type DeployStep } from '../deploy-plan.ts';
import type { Destination } from '../destination.ts';
import type { Comparison } from '../diff/part.ts';
import type { Failure } from '../failure.ts';
import type { LiveTarget, LogsOptions, PlanOptions } from '../live-target.ts';
import type { Memory } from '../return.ts';
import type { Rollout } from '../rollout.ts';
import type { WorkloadStatus } from '../workload-status.ts';
import { Cluster } from './cluster.ts';
import { namespaceDrift, namespacePreview } from './diff/compare-namespace.ts';
import { packedManifests, unpackedManifests } from './diff/packed-manifests.ts';
import { deploySteps } from './deploy-steps.ts';
import { nextRecord, recordManifest, type DeployRecord } from './deploy-record.ts';
import { failedPods } from './failure.ts';
import { handovers } from './handover.ts';
import { leftovers } from './leftovers.ts';
import { memoryOf } from './memory.ts';
import { ownerName, type ClusterObjects } from './objects.ts';
import { refuseMissingSecrets } from './preflight.ts';
import { rollbackCommand } from './rollback.ts';
import { namespaceRollouts } from './rollout.ts';
import { failedRuns } from './runs.ts';
import { namespaceStatus } from './status.ts';
import { versionsOf } from './versions.ts';

/** A deploy to a namespace, and the versions that it found. */
interface NamespacePlan extends DeployPlan {
  /** Ids of the present versions, by workload. */
  readonly before: Readonly<Record<string, string>>;
}

/** An application as the objects of a namespace. */
export class KubernetesTarget implements LiveTarget {
  readonly name = 'kubernetes';
  readonly place: string;
  readonly #application: Application;
  readonly #cluster: Cluster;
  readonly #context: string | undefined;

  constructor(run: Runner, application: Application, { kubeContext, kubeconfig }: Destination) {
    this.place = kubeContext === undefined ? 'Kubernetes' : `Kubernetes at ${kubeContext}`;
    this.#application = application;
    this.#context = kubeContext;
    this.#cluster = new Cluster(run, application.name, namespaceOf(application), { kubeContext, kubeconfig });
  }

  async status(): Promise<readonly WorkloadStatus[]> {
    const [objects, record] = await Promise.all([this.#cluster.objects(), this.#cluster.deployRecord()]);
    const images = [...objects.scalables, ...objects.jobs].flatMap(({ spec }) =>
      spec.template.spec.containers.map(({ image }) => image),
    );
    const [usage, revisions, present] = await Promise.all([
      this.#cluster.usage(),
      this.#cluster.revisions(images),
      this.#presentVersions(objects),
    ]);
    const reverted = Object.keys(record.reverted).filter((name) => record.reverted[name] === present[name]);
    return namespaceStatus(this.#application, { objects, usage, revisions, reverted }, new Date());
  }

  async planDeploy(folder: string, { forceConflicts }: PlanOptions): Promise<NamespacePlan> {
    const flags = forceConflicts ? ['--force-conflicts'] : [];
    const application = this.#application;
    const present = await this.#cluster.names('secrets');
    refuseMissingSecrets(application, present, this.#context);
    const isThere = await this.#cluster.hasNamespace();
    // A namespace that isn't there yet can't be asked what it would take.
    if (isThere) await this.#cluster.refuseInvalid(folder, flags);
    const live = isThere ? await this.#cluster.objects(['--show-managed-fields']) : undefined;
    const groups = manifestGroups(application);
    const declared = groups.flatMap((group) => group.manifests);
    const argv = (args: readonly string[]) => this.#cluster.argv(args);
    const steps: readonly DeployStep[] = [
      ...handovers(live?.scalables ?? [], declared, argv),
      ...deploySteps(application, groups, {
        fileOf: (group) => join(folder, `${group}.yaml`),
        failed: failedRuns(application, live?.jobs ?? []),
        argv,
        flags,
      }),
    ];
    const jobs = application.jobs.filter(({ schedule }) => schedule === undefined);
    return {
      steps,
      timeoutSeconds: Math.max(SERVES_WITHIN, ...jobs.map(({ timeoutSeconds }) => timeoutSeconds + SERVES_WITHIN)),
      before: live === undefined ? {} : await this.#presentVersions(live),
    };
  }

  async rollouts(): Promise<readonly Rollout[]> {
    return namespaceRollouts(this.#application, await this.#cluster.objects(), new Date());
  }

  async failures(names: readonly string[]): Promise<readonly Failure[]> {
    const failed = failedPods(this.#application, names, await this.#cluster.objects(), new Date());
    return Promise.all(
      failed.map(async ({ name, pod, reason, container, previous }) => {
        if (pod === undefined) return { name, reason, log: [] };
        const [log, warnings] = await Promise.all([
          this.#cluster.podLog(pod.metadata.name, container, previous),
          this.#cluster.warnings(pod.metadata.name),
        ]);
        const told = [reason, ...warnings.filter((warning) => !reason.includes(warning))].join('; ');
        return { name, replica: `pod ${pod.metadata.name}`, reason: told, log };
      }),
    );
  }

  async finishDeploy({ before }: NamespacePlan, { failed, rollsBack }: DeployOutcome): Promise<DeployEnd> {
    const present = await this.#presentVersions();
    const earlier = await this.#cluster.deployRecord();
    const record = nextRecord(earlier, { before, present, failed });
    const failedNow = failed.filter((name) => record.failed[name] !== undefined);
    const { returns } = await this.#memory(record);
    const returning = rollsBack ? returns.filter(({ name }) => failedNow.includes(name)) : [];
    for (const { command } of returning) await this.#cluster.run(command);
    const reverted = Object.fromEntries(returning.map(({ name, to }) => [name, to.id]));
    const applied = failed.length > 0 ? earlier.applied : packedManifests(manifests(this.#application));
    await this.#cluster.keepDeployRecord(recordManifest(this.#application, { ...record, reverted, applied }));
    const removed = failed.length > 0 ? [] : await this.#prune();
    return { removed, returning: returning.map(({ name }) => name) };
  }

  async preview(): Promise<Comparison> {
    return namespacePreview(this.#application, await this.#cluster.everything());
  }

  async drift(): Promise<Comparison> {
    const cluster = this.#cluster;
    const [live, record, secrets] = await Promise.all([
      cluster.everything(),
      cluster.deployRecord(),
      cluster.secrets(),
    ]);
    const applied = record.applied === undefined ? undefined : unpackedManifests(record.applied);
    return namespaceDrift(this.#application, live, applied, secrets);
  }

  async memory(): Promise<Memory> {
    return this.#memory(await this.#cluster.deployRecord());
  }

  logsCommand(name: string, { follow, tail }: LogsOptions): readonly string[] {
    const { selector } = this.#cluster;
    const flags = ['--prefix', '--timestamps', '--ignore-errors', '--max-log-requests', '50', '--all-containers'];
    const lines = ['--tail', tail === 'all' ? '-1' : tail, ...(follow ? ['--follow'] : [])];
    const own = `${selector},app.kubernetes.io/name=${name}`;
    return this.#cluster.argv([...this.#cluster.inMyNamespace, 'logs', '--selector', own, ...flags, ...lines]);
  }

  async #memory(record: DeployRecord) {
    const [objects, revisions] = await Promise.all([
      this.#cluster.objects(['--show-managed-fields']),
      this.#cluster.controllerRevisions(),
    ]);
    return memoryOf(objects, revisions, record, (scalable, { template }) =>
      rollbackCommand(scalable, template, (args) => this.#cluster.argv(args)),
    );
  }

  /** Ids of the present versions, by workload. */
  async #presentVersions(known?: ClusterObjects): Promise<Readonly<Record<string, string>>> {
    const [objects, revisions] = [known ?? (await this.#cluster.objects()), await this.#cluster.controllerRevisions()];
    return Object.fromEntries(
      objects.scalables.flatMap((scalable) => {
        const [present] = versionsOf(scalable, objects, revisions);
        return present === undefined ? [] : [[ownerName(scalable), present.id]];
      }),
    );
  }

  /** Removes what the application no longer has. @returns what went */
  async #prune(): Promise<readonly string[]> {
    const [objects, revisions, live] = await Promise.all([
      this.#cluster.objects(),
      this.#cluster.controllerRevisions(),
      this.#cluster.removable(),
    ]);
    const gone = leftovers(live, manifests(this.#application), templatesOf(objects, revisions));
    for (const { kind, metadata } of gone) await this.#cluster.remove(kind, metadata.name);
    return gone.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  }
}

/** The pods of every version that the cluster remembers. */
function templatesOf(objects: ClusterObjects, revisions: Parameters<typeof versionsOf>[2]) {
  return [
    ...objects.scalables
      .flatMap((scalable) => versionsOf(scalable, objects, revisions))
      .map(({ template }) => template),
    ...[...objects.scalables, ...objects.jobs].map(({ spec }) => spec.template),
    ...objects.cronJobs.map(({ spec }) => spec.jobTemplate.spec.template),
  ];
}
