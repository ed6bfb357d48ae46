import type { Target } from './target.ts';

/** What a build found out about an image: its digest if it is in a registry, otherwise a tag of the engine that built it. */
export type RecordedImage = {
  /** What the image starts: its ENTRYPOINT and CMD. */
  readonly start?: { readonly entrypoint: readonly string[]; readonly cmd: readonly string[] } | undefined;
} & (
  | {
      /** `sha256:…` of the image or of its index, as the registry knows it. */
      readonly digest: string;
    }
  | {
      /** A tag that no other content has. */
      readonly tag: string;
    }
);

/**
 * What is known only after a build or a look at the secrets: digests and versions. Part of a synth's input, kept in
 * `.fairway/`; without it images are referred to by tag, and secrets without a version.
 */
export interface DeployRecord {
  /** By reference without digest: `ghcr.io/acme/notes-api`, `postgres:17`. */
  readonly images: Readonly<Record<string, RecordedImage>>;
  /** Short keyed hashes of the secrets' values by name, for each target: each has its own values. */
  readonly secrets: Readonly<Record<Target, Readonly<Record<string, string>>>>;
}

export const emptyRecord: DeployRecord = { images: {}, secrets: { docker: {}, kubernetes: {} } };
