import { z } from 'zod';
import { configFileSchema } from './config-file.ts';
import { jobSchema } from './job.ts';
import { monitoringSchema } from './monitoring.ts';
import { name, secretName } from './name.ts';
import { redirectSchema } from './redirect.ts';
import { secretSchema } from './secret.ts';
import { targetsSchema } from './targets.ts';
import { tlsSchema } from './tls.ts';
import { volumeSchema } from './volume.ts';
import { workloadSchema } from './workload.ts';

const registryExpected = { error: 'a registry with its path, such as "ghcr.io/acme" or "127.0.0.1:5000"' };

/** A whole application, in any environment. */
export const applicationSchema = z.strictObject({
  /** Name of the application: of its Swarm stack and of its namespace. */
  name: name(),
  /** Where built images are pushed and pulled: host and path. @default - images stay on the engine that built them */
  registry: z
    .string(registryExpected)
    .max(200, registryExpected)
    .regex(/^[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?(?::\d{1,5})?(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*$/, registryExpected)
    .optional(),
  /** HTTPS for the routes. @default - plain HTTP */
  tls: tlsSchema.optional(),
  /** What runs all the time, by name. The name is also the DNS name under which others reach it. */
  workloads: z.record(name(), workloadSchema),
  /** What runs to an end, by name. @default {} */
  jobs: z.record(name(), jobSchema).default({}),
  /** Public addresses that moved, by a name of your choice. @default {} */
  redirects: z.record(name(), redirectSchema).default({}),
  /** Storage, by name. @default {} */
  volumes: z.record(name(), volumeSchema).default({}),
  /** Secrets, by name. @default {} */
  secrets: z.record(secretName(), secretSchema).default({}),
  /** Files, by name. @default {} */
  configs: z.record(name(), configFileSchema).default({}),
  /** Figures over time, and alerts. @default - none: nothing collects what `metrics` declares */
  monitoring: monitoringSchema.optional(),
  /** What the targets need to know of their surroundings. */
  targets: targetsSchema.prefault({}),
});

const patchSchema = z.looseObject({
  environments: z.undefined({ error: 'no environments inside an environment' }).optional(),
});

/** The application with its environments, which are examined once each is merged in. */
export const configSchema = applicationSchema.extend({ environments: z.record(name(), patchSchema).default({}) });

/** What may also be a constant (`as const`), shared by several parts of an application. */
type Constant<T> = T extends object ? { readonly [K in keyof T]: Constant<T[K]> } : T;

/** What a person writes, without environments. */
export type BaseConfig = Constant<z.input<typeof applicationSchema>>;

/** A whole application with every default filled in; references are still names. */
export type ParsedApplication = z.output<typeof applicationSchema>;

/** Every key optional; `null` takes a key away, an array or a single value replaces the whole. */
type Patch<T> = T extends readonly unknown[] ? T : T extends object ? { [K in keyof T]?: Patch<T[K]> | null } : T;

/** What a person writes: the application, and what each environment changes. */
export type ApplicationConfig = BaseConfig & {
  /**
   * Changes by environment (`dev`, `staging`, `prod` …), merged into the rest by key.
   *
   * @see https://www.rfc-editor.org/rfc/rfc7396 JSON Merge Patch
   * @default {}
   */
  readonly environments?: Readonly<Record<string, Patch<BaseConfig>>>;
};
