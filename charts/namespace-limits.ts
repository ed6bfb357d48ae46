import { k8s } from 'cdk8s-plus-27';
import type { Amounts } from '../app/model/container.ts';
import type { Application, Targets } from '../app/model/application.ts';
import { sharedMetadata } from './metadata.ts';
import { quantities } from './resources.ts';

type Quota = NonNullable<Targets['kubernetes']['quota']>;
type Limits = NonNullable<Targets['kubernetes']['limitRange']>;

/**
 * What the namespace may take as a whole.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
export function resourceQuota(application: Application, quota: Quota): k8s.KubeResourceQuotaProps {
  const { requests = {}, limits = {}, pods, storage } = quota;
  return {
    metadata: sharedMetadata(application, 'quota', 'quota'),
    spec: {
      hard: {
        ...prefixed('requests', requests),
        ...prefixed('limits', limits),
        ...(pods !== undefined && { pods: k8s.Quantity.fromNumber(pods) }),
        ...(storage !== undefined && { 'requests.storage': k8s.Quantity.fromString(storage) }),
      },
    },
  };
}

/**
 * What each container may take, and what one gets that says nothing.
 *
 * @see https://kubernetes.io/docs/concepts/policy/limit-range/
 */
export function limitRange(application: Application, limits: Limits): k8s.KubeLimitRangeProps {
  return {
    metadata: sharedMetadata(application, 'limit-range', 'limit-range'),
    spec: {
      limits: [
        {
          type: 'Container',
          defaultRequest: limits.defaultRequest && quantities(limits.defaultRequest),
          default: limits.default && quantities(limits.default),
          max: limits.max && quantities(limits.max),
        },
      ],
    },
  };
}

function prefixed(prefix: string, amounts: Amounts): Record<string, k8s.Quantity> {
  return Object.fromEntries(Object.entries(quantities(amounts)).map(([kind, amount]) => [`${prefix}.${kind}`, amount]));
}
