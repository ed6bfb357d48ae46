import { z } from 'zod';
import { cpu, memory } from '../schema/quantity.ts';
import { assumptionsSchema } from './assumptions.ts';

const priceExpected = { error: 'a price of at least 0, such as 12.5' };
const price = () => z.number(priceExpected).min(0, priceExpected);
const dateExpected = { error: 'the day on which the prices were looked up, such as "2025-11-24"' };

const machineSchema = z.strictObject({
  cpu: cpu(),
  memory: memory(),
  /** Price of a month. */
  monthly: price(),
});

/** What machines and the team's time cost: a file that the team keeps, with the day on which it was true. */
export const pricesSchema = z.strictObject({
  /** Whether these are made-up figures that only show the form; each output says so. @default false */
  example: z.boolean({ error: 'true or false' }).default(false),
  date: z.iso.date(dateExpected),
  /** Where they were looked up. */
  source: z.string({ error: 'where the prices were looked up' }).min(1, { error: 'where the prices were looked up' }),
  currency: z.string({ error: 'a currency such as "EUR"' }).min(1, { error: 'a currency such as "EUR"' }),
  /** Kinds of machines that can be hosts and nodes, by name. */
  machines: z
    .record(z.string(), machineSchema)
    .refine((machines) => Object.keys(machines).length > 0, { error: 'at least one machine' }),
  /** What a cluster costs beside its nodes. */
  cluster: z.strictObject({
    /** The control plane, a month. @default 0 */
    controlPlane: price().default(0),
    /** The load balancer in front of it, a month. @default 0 */
    loadBalancer: price().default(0),
    /** A GiB of a volume, a month. @default 0 */
    storagePerGi: price().default(0),
  }),
  /** The team's time. @default - it isn't counted */
  operations: z
    .strictObject({
      /** Price of an hour. */
      hourly: price(),
      /** Hours of a month that each target takes: updates, watching, what goes wrong. */
      hours: z.strictObject({ docker: price(), kubernetes: price() }),
    })
    .optional(),
  /** What estimates of availability rest on. @default - the defaults of `npx fairway advise` */
  assumptions: assumptionsSchema.prefault({}),
});

export type Prices = Readonly<z.output<typeof pricesSchema>>;
