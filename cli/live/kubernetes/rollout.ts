import type { Application } from '../../../app/model/application.ts';
import { servingText, type Rollout } from '../rollout.ts';
import { conditionOf, ownerName, type ClusterObjects, type Job, type Pod, type Scalable } from './objects.ts';
import { isReady, troubleOf } from './pod.ts';
import { currentPods, isOwnedBy } from './revision.ts';
import { endOf, presentRuns } from './runs.ts';
import { updateOf, wantedOf } from './update.ts';

/** How far each part is on its way to what was applied last. */
export function namespaceRollouts(application: Application, objects: ClusterObjects, now: Date): readonly Rollout[] {
  return [
    ...objects.scalables.map((scalable) => workloadRollout(scalable, objects, now)),
    ...presentRuns(application, objects).map((job) => jobRollout(job, podsOfJob(job, objects), now)),
    ...objects.cronJobs.map((cron): Rollout => ({ name: ownerName(cron), state: 'done', text: 'job scheduled' })),
  ];
}

export const podsOfJob = ({ metadata }: Job, { pods }: ClusterObjects) =>
  pods.filter((pod) => isOwnedBy(pod.metadata, metadata));

function workloadRollout(scalable: Scalable, objects: ClusterObjects, now: Date): Rollout {
  const name = ownerName(scalable);
  const wanted = wantedOf(scalable);
  const current = currentPods(scalable, objects);
  const ready = current.filter(isReady).length;
  const troubles = current.flatMap((pod) => troubleOf(pod, now) ?? []);
  const refused = conditionOf(scalable.status?.conditions, 'ReplicaFailure');
  const reason =
    refused?.status === 'True' ? refused.message : (troubles.find(({ fatal }) => fatal) ?? troubles[0])?.reason;
  const text = servingText(ready, wanted, reason);
  const update = updateOf(scalable, objects, now);
  if (update === 'failed' || troubles.some(({ fatal }) => fatal)) return { name, state: 'failed', text };
  return { name, state: update === 'done' && ready >= wanted ? 'done' : 'running', text };
}

function jobRollout(job: Job, pods: readonly Pod[], now: Date): Rollout {
  const name = ownerName(job);
  const end = endOf(job);
  if (end === 'completed') return { name, state: 'done', text: 'job completed' };
  if (end === 'failed') return { name, state: 'failed', text: `job failed${whyFailed(job)}` };
  const trouble = pods.flatMap((pod) => troubleOf(pod, now) ?? []).find(({ fatal }) => fatal);
  if (trouble !== undefined) return { name, state: 'failed', text: `job can't run: ${trouble.reason}` };
  return { name, state: 'running', text: 'job running' };
}

/** The pods of a run that took too long are gone: only the Job itself tells why it has failed. */
function whyFailed({ status }: Job): string {
  const { reason, message } = conditionOf(status?.conditions, 'Failed') ?? {};
  return [reason, message].flatMap((text) => (text === undefined ? [] : [`: ${text}`])).join('');
}
