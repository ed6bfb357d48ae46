import { z } from 'zod';
import { containerKeys } from './container.ts';
import { metricsSchema } from './metrics.ts';
import { name, portName } from './name.ts';
import { networkSchema } from './network.ts';
import { portSchema, publishSchema } from './port.ts';
import { probeSchema } from './probe.ts';
import { routeSchema } from './route.ts';
import { scaleSchema } from './scale.ts';
import { updateSchema } from './update.ts';

/** A part of the application that runs all the time. */
export const workloadSchema = z.strictObject({
  ...containerKeys,
  /** Ports on which the container listens, by name: `{ http: 8080 }`. Only declared ones can be reached. @default {} */
  ports: z.record(portName(), portSchema).default({}),
  /** The network that it is in. @default 'overlay' */
  network: networkSchema.default('overlay'),
  /** Public HTTP addresses, by a name of your choice. @default {} */
  routes: z.record(name(), routeSchema).default({}),
  /** Public TCP and UDP ports: the port's name and the public number, `{ dns: 53 }`. @default {} */
  publish: z.record(portName(), publishSchema).default({}),
  /** Holds the other two probes back until it has succeeded once. @default - none */
  startupProbe: probeSchema.optional(),
  /** Whether a replica gets requests now. @default - as soon as the process runs */
  readinessProbe: probeSchema.optional(),
  /** Whether a replica must be replaced. @default - only if its process ends */
  livenessProbe: probeSchema.optional(),
  /** Replicas and autoscaling. @default { min: 1 } */
  scale: scaleSchema.prefault({}),
  /** How a new version replaces the old one. @default - rolling, without a gap where that is possible */
  update: updateSchema.prefault({}),
  /** Where Prometheus finds figures. @default - nowhere */
  metrics: metricsSchema.optional(),
});

export type ParsedWorkload = z.output<typeof workloadSchema>;
