import { inWorkloads, native, proof, unsupported, withoutEffect, type Row } from './row.ts';
import { inEachWorkload } from './where.ts';

export const scaleRows: readonly Row[] = [
  {
    keys: inWorkloads('scale.min'),
    heldBy: proof(
      'test/contract/identity.ts',
      'as many replicas run as the model asks for, found by the labels of the application and the workload',
    ),
    docker: native(
      'replicas of the service',
      proof('test/docker/service.test.ts', 'run as many replicas as the least number'),
    ),
    kubernetes: native(
      'replicas of the Deployment, or minReplicas of its autoscaler',
      proof('test/charts/scale.test.ts', 'a fixed number is the number of the Deployment'),
    ),
  },
  {
    keys: inWorkloads('scale.max', 'scale.cpuPercent', 'scale.memoryPercent', 'scale.metrics', 'scale.behavior'),
    within: [
      '*.type',
      '*.averageValue',
      '*.labels',
      'scaleUp.stabilizationWindowSeconds',
      'scaleUp.policies.*.type',
      'scaleUp.policies.*.value',
      'scaleUp.policies.*.periodSeconds',
      'scaleUp.selectPolicy',
      'scaleDown.stabilizationWindowSeconds',
      'scaleDown.policies.*.type',
      'scaleDown.policies.*.value',
      'scaleDown.policies.*.periodSeconds',
      'scaleDown.selectPolicy',
    ],
    docker: unsupported({
      severity: 'lost',
      where: inEachWorkload(({ scale: { replicas, autoscaler } }) =>
        autoscaler === undefined
          ? []
          : [{ path: 'scale.max', detail: `fixed at ${replicas}, not ${replicas} to ${autoscaler.maxReplicas}` }],
      ),
      impact: 'there is no autoscaler: `min` replicas run whatever the load',
      instead: 'set `min` to what the peak needs',
      provenBy: withoutEffect,
    }),
    kubernetes: native(
      'a HorizontalPodAutoscaler; it needs metrics-server, and an adapter for custom metrics. Where the number was fixed before, `fairway deploy` hands it over; `kubectl apply` alone starts again from 1',
      proof(
        'test/charts/scale.test.ts',
        'an autoscaler owns the number alone',
        'it can follow metrics of pods and from outside, and says which APIs the cluster must serve',
        'its pace is that of the model',
      ),
    ),
  },
];
