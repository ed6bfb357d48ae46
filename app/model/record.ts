/** What a build found out about an image. */
export interface RecordedImage {
  /** `sha256:…` of the image or of its index, as the registry knows it. */
  readonly digest: string;
  /** What the image starts: its ENTRYPOINT and CMD. */
  readonly start?: { readonly entrypoint: readonly string[]; readonly cmd: readonly string[] } | undefined;
}

/**
 * What is known only after a build or a look at the secrets: digests and versions. Part of a synth's input, kept in
 * `.fairway/`; without it images are referred to by tag, and secrets without a version.
 */
export interface DeployRecord {
  /** By reference without digest: `ghcr.io/acme/notes-api`, `postgres:17`. */
  readonly images: Readonly<Record<string, RecordedImage>>;
  /** Short keyed hashes of the secrets' values, by name. */
  readonly secrets: Readonly<Record<string, string>>;
}

export const emptyRecord: DeployRecord = { images: {}, secrets: {} };
