import { z } from 'zod';
import { wholeNumber } from './number.ts';
import { memory } from './quantity.ts';
import { amounts } from './resources.ts';

const something = { error: 'at least one limit' };
const isNotEmpty = (value: object) => Object.keys(value).length > 0;

/**
 * What all pods of the application's namespace may take together.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
export const quotaSchema = z
  .strictObject({
    /** Sum of the requests. @default - without a limit */
    requests: amounts.optional(),
    /** Sum of the limits. @default - without a limit */
    limits: amounts.optional(),
    /** Pods at a time. @default - without a limit */
    pods: wholeNumber(1, 100_000).optional(),
    /** Sum of the volumes' sizes. @default - without a limit */
    storage: memory().optional(),
  })
  .refine(isNotEmpty, something);

/**
 * What each container of the application's namespace may take.
 *
 * @see https://kubernetes.io/docs/concepts/policy/limit-range/
 */
export const limitRangeSchema = z
  .strictObject({
    /** Requests of a container that has none. @default - `default` */
    defaultRequest: amounts.optional(),
    /** Limits of a container that has none. @default - `max` */
    default: amounts.optional(),
    /** Largest limit of a container. @default - without a limit */
    max: amounts.optional(),
  })
  .refine(isNotEmpty, something);
