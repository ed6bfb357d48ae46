import { z } from 'zod';
import { envSchema } from './env.ts';
import { buildSchema, imageSchema } from './image.ts';
import { fileMountSchema, volumeMountSchema } from './mount.ts';
import { containerPath, name, plainText, plainWord, secretName } from './name.ts';
import { seconds } from './number.ts';
import { permissionSchema } from './permissions.ts';
import { placementSchema } from './placement.ts';
import { resourcesSchema } from './resources.ts';
import { securitySchema } from './security.ts';

/** What workloads and jobs have in common: one container, and what it needs. */
export const containerKeys = {
  /** A published image, or `imageOf('api')` for the one of another workload. Either `image` or `build`. */
  image: imageSchema.optional(),
  /** How to build the image. Either `image` or `build`. */
  build: buildSchema.optional(),
  /** Program and first arguments, instead of the image's ENTRYPOINT. @default - the image's */
  command: z.array(plainWord()).min(1, { error: 'a command of at least one word' }).optional(),
  /** Arguments, instead of the image's CMD. @default - the image's */
  args: z.array(plainText()).optional(),
  /** Folder in which the program starts. @default - the image's */
  workingDir: containerPath().optional(),
  /** Environment variables. @default {} */
  env: envSchema.default({}),
  /** Declared configs, each mounted as a file at a path. @default {} */
  files: z.record(name(), fileMountSchema).default({}),
  /** Declared secrets, each mounted as a file in memory at a path, readable by the container's user. @default {} */
  secrets: z.record(secretName(), containerPath()).default({}),
  /** Declared volumes, each mounted at a path. @default {} */
  volumes: z.record(name(), volumeMountSchema).default({}),
  /** CPU and memory. @default - small requests; see `requests` and `limits` */
  resources: resourcesSchema.prefault({}),
  /** User, root file system, capabilities. @default - not root, nothing writable but /tmp, no capability */
  security: securitySchema.prefault({}),
  /** Where it runs. @default - spread over hosts */
  placement: placementSchema.prefault({}),
  /** Rules for the Kubernetes API; without any no token is mounted. @default [] */
  permissions: z.array(permissionSchema).default([]),
  /**
   * Workloads that it may reach, and `'internet'` for everything outside; all else is closed. Workloads whose
   * `address()`, `host()` or `portOf()` stands in `env`, and those in `dependsOn` as `healthy`, needn't be repeated.
   *
   * Docker: one overlay network per pair, on which both sides can open connections. Kubernetes: NetworkPolicies.
   *
   * @default []
   */
  connectsTo: z.array(name()).default([]),
  /**
   * What must have happened before it starts: a workload has `started` or is `healthy` (its readinessProbe
   * succeeds), a job has `completed`.
   *
   * Docker: `healthy` and `completed` are awaited by a start script. Kubernetes: `healthy` is awaited by an init
   * container; `completed` by `fairway deploy` and `pulumi up`. kubectl alone doesn't wait: apply the job's file first,
   * and wait for the job.
   *
   * @default {}
   */
  dependsOn: z
    .record(name(), z.enum(['started', 'healthy', 'completed'], { error: '"started", "healthy" or "completed"' }))
    .default({}),
  /** Time between SIGTERM and SIGKILL, in seconds. @default 30 */
  stopGracePeriodSeconds: seconds(0, 3600).default(30),
};
