/** A file of a synth: what a target's writer gives, and what the command line puts on the disk. */
export interface OutputFile {
  /** Relative to the output folder: `docker/stack.yaml`, `kubernetes/00-application.yaml`. */
  readonly path: string;
  readonly content: string;
}
