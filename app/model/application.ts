import type { z } from 'zod';
import type { Build } from '../schema/image.ts';
import type { Secret } from '../schema/secret.ts';
import type { targetsSchema } from '../schema/targets.ts';
import type { tlsSchema } from '../schema/tls.ts';
import type { Volume } from '../schema/volume.ts';
import type { Job } from './job.ts';
import type { Redirect } from './public-address.ts';
import type { Monitoring } from './monitoring.ts';
import type { Target } from './target.ts';
import type { Workload } from './workload.ts';

/** A thing with its key in the config. */
type Named<T> = Readonly<T> & { readonly name: string };

/** An image that is built from the project's sources. */
export interface BuiltImage {
  /** Name of the workload or job that declares the build. */
  readonly name: string;
  /** Where it is pushed, without tag and digest: `ghcr.io/acme/notes-api`. */
  readonly repository: string;
  readonly build: Build;
}

/** A secret, and for each target a short hash of its value where one is recorded: another value, another version. */
export type DeclaredSecret = Named<Secret> & { readonly versions: Readonly<Partial<Record<Target, string>>> };

/** A file for containers. */
export interface ConfigFile {
  readonly name: string;
  readonly content: string;
}

export type Tls = Readonly<z.output<typeof tlsSchema>>;
export type Targets = Readonly<z.output<typeof targetsSchema>>;

/**
 * One application in one environment: defaults filled in, references resolved, checked. What both targets read, and
 * all that they read. Every list is sorted by name.
 */
export interface Application {
  readonly name: string;
  /** Name of the environment whose changes are merged in. */
  readonly environment?: string | undefined;
  /** Paths that the environment sets, so that a message can name the place where a key was typed. */
  readonly changed: readonly string[];
  readonly registry?: string | undefined;
  readonly tls?: Tls | undefined;
  readonly workloads: readonly Workload[];
  readonly jobs: readonly Job[];
  readonly redirects: readonly Redirect[];
  readonly volumes: readonly Named<Volume>[];
  readonly secrets: readonly DeclaredSecret[];
  readonly configs: readonly ConfigFile[];
  readonly images: readonly BuiltImage[];
  readonly monitoring?: Monitoring | undefined;
  readonly targets: Targets;
}
