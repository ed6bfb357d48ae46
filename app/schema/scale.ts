import { z } from 'zod';
import { anyText, labelName, nonEmpty } from './name.ts';
import { behaviorSchema } from './scale-behavior.ts';
import { wholeNumber } from './number.ts';

const metricExpected = { error: 'a Kubernetes quantity such as "30" or "500m"' };

const metricSchema = z.strictObject({
  /**
   * `pods`: a metric that each replica reports, from the API `custom.metrics.k8s.io`. `external`: one from outside the
   * cluster, such as the length of a queue, from `external.metrics.k8s.io`. An adapter in the cluster serves these APIs.
   *
   * @default 'pods'
   * @see https://github.com/kubernetes/metrics/blob/master/IMPLEMENTATIONS.md
   */
  type: z.enum(['pods', 'external'], { error: '"pods" or "external"' }).default('pods'),
  /** The value per replica that the autoscaler aims at. */
  averageValue: z.string(metricExpected).regex(/^\d{1,12}(?:\.\d{1,3})?(?:m|[kMGT]|[KMGT]i)?$/, metricExpected),
  /** Labels that choose one of several series of that name: `{ queue: 'mails' }`. @default {} */
  labels: z.record(labelName(), anyText()).default({}),
});

/**
 * How many replicas of a workload run, and when their number changes.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 */
export const scaleSchema = z.strictObject({
  /**
   * Replicas that run at all times.
   *
   * Docker: `replicas` of the Swarm service. Kubernetes: `minReplicas` of the HorizontalPodAutoscaler, or `replicas`
   * of the Deployment where `max` is not set.
   *
   * @default 1
   */
  min: wholeNumber(0, 1000).default(1),
  /** Replicas at most; Docker stays at `min`. @default - `min`: no autoscaler */
  max: wholeNumber(1, 1000).optional(),
  /** Average CPU use to aim at, in percent of the request. @default - 80 where `max` is set and nothing else is */
  cpuPercent: wholeNumber(1, 1000).optional(),
  /** Average memory use to aim at, in percent of the request. @default - not looked at */
  memoryPercent: wholeNumber(1, 1000).optional(),
  /** Further signals by metric name, as a metrics adapter serves them. @default {} */
  metrics: z.record(nonEmpty(), metricSchema).default({}),
  /** How fast the autoscaler follows. @default - up at once, at most doubled in 15 s; down after 5 minutes */
  behavior: behaviorSchema.optional(),
});
