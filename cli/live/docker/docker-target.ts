import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Application } from '../../../app/model/application.ts';
import { lower } from '../../../docker/lower.ts';
import type { Stack } from '../../../docker/stack.ts';
import { stackFile } from '../../../docker/stack-file.ts';
import { logInAsStackSays } from '../../registry/log-in.ts';
import type { Runner } from '../../run.ts';
import { converge } from '../converge.ts';
import { SERVES_WITHIN, type DeployEnd, type DeployOutcome, type DeployPlan } from '../deploy-plan.ts';
import type { Destination } from '../destination.ts';
import type { Comparison } from '../diff/part.ts';
import type { Failure } from '../failure.ts';
import type { LiveTarget, LogsOptions } from '../live-target.ts';
import type { Memory } from '../return.ts';
import type { Rollout } from '../rollout.ts';
import type { WorkloadStatus } from '../workload-status.ts';
import { changedServices, isReached, jobsToRepeat, labelled, nextRecord, type DeployRecord } from './deploy-record.ts';
import { DeployRecords } from './deploy-records.ts';
import { deploySteps } from './deploy-steps.ts';
import { declaredCaddyfile, stackDrift, stackPreview } from './diff/compare-stack.ts';
import { readCaddyfile, readStack, stateOf } from './diff/read-stack.ts';
import { packed, unpacked, withEarlier } from './diff/stack-state.ts';
import { Engine } from './engine.ts';
import { failedTasks, taskName } from './failure.ts';
import { undeclared, unusedConfigs, unusedNetworks, unusedSecrets } from './leftovers.ts';
import { isTakingNote } from './job-health.ts';
import { memoryOf } from './memory.ts';
import { imagesToPull } from './images.ts';
import { refuseUnprepared } from './preflight.ts';
import { stackRollouts } from './rollout.ts';
import { endsByItself, isTools, keyOf, type Service } from './service.ts';
import { stackWaves } from './stack-waves.ts';
import { stackStatus } from './status.ts';
import { isRunning, type Task } from './task.ts';

/** How long a job that has failed may take to take note of it, in seconds. */
const NOTED_WITHIN = 30;

/** A deploy of a stack, and the services that it creates or updates. */
interface StackPlan extends DeployPlan {
  readonly touched: readonly string[];
}

/** An application as a stack of Swarm services. */
export class DockerTarget implements LiveTarget {
  readonly name = 'docker';
  readonly place: string;
  readonly #application: Application;
  readonly #engine: Engine;
  readonly #records: DeployRecords;
  readonly #destination: Destination;

  constructor(run: Runner, application: Application, destination: Destination) {
    const { host } = destination;
    this.place = host === undefined ? 'Docker' : `Docker at ${host}`;
    this.#application = application;
    this.#destination = destination;
    this.#engine = new Engine(run, application.name, host);
    this.#records = new DeployRecords(this.#engine, application.name);
  }

  async status(): Promise<readonly WorkloadStatus[]> {
    const services = await this.#engine.services();
    const tasks = await this.#engine.tasks(services);
    const containers = tasks.filter(isRunning).flatMap(({ Status }) => Status.ContainerStatus?.ContainerID ?? []);
    const images = services.map(({ Spec }) => Spec.TaskTemplate.ContainerSpec.Image);
    const [usage, revisions] = await Promise.all([this.#engine.usage(containers), this.#engine.revisions(images)]);
    return stackStatus(this.#application, { services, tasks, usage, revisions });
  }

  async planDeploy(folder: string): Promise<StackPlan> {
    const application = this.#application;
    await logInAsStackSays(application, this.#destination);
    const stack = lower(application);
    const facts = await this.#engine.facts(stack.services.map(({ image }) => image));
    refuseUnprepared(application, stack, facts, this.#destination.host);
    const given = declaredCaddyfile(application);
    const [services, record, read] = await Promise.all([
      this.#engine.services(),
      this.#records.read(),
      given === undefined ? undefined : readCaddyfile(this.#engine, application.name),
    ]);
    const changed = changedServices(stack, record, services);
    const repeated = jobsToRepeat(stack, changed, services, await this.#notedTasks(services.filter(endsByItself)));
    const waves = stackWaves(application, stack, { live: services, changed, repeated });
    const fileOf = (index: number) => join(folder, `stack.deploy-${index + 1}.yaml`);
    for (const [index, wave] of waves.entries()) {
      if (wave.changed.length === 0) continue;
      const labelledServices = wave.changed.map((service) => labelled(stack, service));
      writeFileSync(fileOf(index), stackFile({ ...stack, services: labelledServices }));
    }
    const jobs = application.jobs.filter(({ schedule }) => schedule === undefined);
    return {
      steps: deploySteps({
        application,
        stack,
        docker: this.#engine.argv([]),
        pulled: imagesToPull(application, stack, facts.images),
        waves,
        fileOf,
        routesEdited: read !== undefined && read !== given,
      }),
      timeoutSeconds: SERVES_WITHIN + jobs.reduce((sum, { timeoutSeconds }) => sum + timeoutSeconds, 0),
      touched: [...changed.map(({ key }) => key), ...repeated.map(keyOf)],
    };
  }

  async rollouts(): Promise<readonly Rollout[]> {
    const services = await this.#engine.services();
    return stackRollouts(services, await this.#engine.tasks(services));
  }

  async failures(names: readonly string[]): Promise<readonly Failure[]> {
    const services = (await this.#engine.services()).filter((service) => names.includes(keyOf(service)));
    const tasks = await this.#engine.tasks(services);
    const failed = services.flatMap((service) => failedTasks(service, tasks));
    return Promise.all(
      failed.map(async (one) => {
        const [log, check] = await Promise.all([this.#engine.taskLog(one.task), this.#engine.lastCheck(one.task)]);
        const reason = check === undefined ? one.reason : `${one.reason}; the last check: ${check}`;
        return { name: keyOf(one.service), replica: taskName(one), reason, log };
      }),
    );
  }

  async finishDeploy({ touched }: StackPlan, { failed }: DeployOutcome): Promise<DeployEnd> {
    const stack = lower(this.#application);
    const found = await this.#engine.services();
    const gone = failed.length > 0 ? [] : undeclared(stack, found);
    for (const { Spec } of gone) await this.#engine.docker(['service', 'rm', Spec.Name]);
    const services = found.filter((service) => !gone.includes(service));
    const record = nextRecord(await this.#records.read(), { stack, touched, live: services, failed });
    await this.#records.keep({ ...record, state: await this.#stateAfter(record, services, stack) });
    if (failed.length > 0) return { removed: [], returning: [] };
    const [configs, secrets, networks] = await Promise.all([
      this.#engine.objects('config'),
      this.#engine.objects('secret', ['--filter', `name=${stack.name}_`]),
      this.#engine.networks(),
    ]);
    const removed = [
      ...gone.map(({ Spec }) => ['service', Spec.Name]),
      ...unusedConfigs(configs, services, stack).map((name) => ['config', name]),
      ...unusedSecrets(secrets, services, stack).map((name) => ['secret', name]),
      ...unusedNetworks(networks, services).map((name) => ['network', name]),
    ];
    for (const [kind = '', name = ''] of removed.filter(([kind]) => kind !== 'service')) {
      // What a task on its way out still holds goes with the next deploy.
      await this.#engine.docker([kind, 'rm', name]).catch(() => '');
    }
    return { removed: removed.map((words) => words.join(' ')), returning: [] };
  }

  async preview(): Promise<Comparison> {
    return stackPreview(this.#application, await readStack(this.#engine, this.#application.name));
  }

  async drift(): Promise<Comparison> {
    const [live, record] = await Promise.all([readStack(this.#engine, this.#application.name), this.#records.read()]);
    return stackDrift(this.#application, live, record);
  }

  async memory(): Promise<Memory> {
    const [services, record] = await Promise.all([this.#engine.services(), this.#records.read()]);
    return memoryOf(services, record, (args) => this.#engine.argv(args));
  }

  /** How the stack is, as far as a deploy has come; of the rest, how it was after the one before. */
  async #stateAfter({ services: noted, state }: DeployRecord, live: readonly Service[], stack: Stack): Promise<string> {
    const reached = live.filter((service) => isReached(stack, service) && noted[keyOf(service)] !== undefined);
    const earlier = state === undefined ? undefined : unpacked(state);
    const caddyfile = reached.some(isTools) ? declaredCaddyfile(this.#application) : earlier?.caddyfile;
    const now = await stateOf(this.#engine, reached, caddyfile);
    const kept = Object.keys(noted).filter((key) => reached.every((service) => keyOf(service) !== key));
    return packed(earlier === undefined ? now : withEarlier(now, earlier, kept));
  }

  /** The tasks of jobs, once those that have just failed have taken note of it. */
  async #notedTasks(jobs: readonly Service[]): Promise<readonly Task[]> {
    const tasks = await this.#engine.tasks(jobs);
    const names = jobs.filter((job) => isTakingNote(job, tasks)).map(keyOf);
    if (names.length === 0) return tasks;
    await converge(this, { names, timeoutSeconds: NOTED_WITHIN, say: () => {} });
    return this.#engine.tasks(jobs);
  }

  logsCommand(name: string, { follow, tail }: LogsOptions): readonly string[] {
    const flags = ['--timestamps', '--tail', tail, ...(follow ? ['--follow'] : [])];
    return this.#engine.argv(['service', 'logs', ...flags, `${this.#application.name}_${name}`]);
  }
}
