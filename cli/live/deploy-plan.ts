/** A command of a plan. */
export interface PlannedCommand {
  readonly argv: readonly string[];
  /** What it reads from its standard input. @default - nothing */
  readonly input?: string | undefined;
  /** A failure with this text in its message came from a moment that passes: the command is run again. @default - none */
  readonly repeatsOn?: string | undefined;
}

/** A part of a deploy that everything after it needs. */
export interface DeployStep {
  /** What happens, as in a list: `pull ghcr.io/acme/notes-api@sha256:…`. */
  readonly title: string;
  readonly commands: readonly PlannedCommand[];
  /** Parts of the application that have to be done before the next step. */
  readonly awaits: readonly string[];
}

/** How a deploy goes on. */
export interface DeployPlan {
  readonly steps: readonly DeployStep[];
  /** Longest time that the parts may take after their step, in seconds. */
  readonly timeoutSeconds: number;
}

/** How a deploy ended. */
export interface DeployOutcome {
  /** Parts whose new version failed. */
  readonly failed: readonly string[];
  /** Whether workloads whose new version failed return to the one before, where the target doesn't do it by itself. */
  readonly rollsBack: boolean;
}

/** What was done at the end of a deploy. */
export interface DeployEnd {
  /** What was removed, because neither the application nor a rollback needs it any more: `config notes_motd-1f2e3d`. */
  readonly removed: readonly string[];
  /** Workloads that are on their way back to the version before. */
  readonly returning: readonly string[];
}

/** How long replicas may take to serve, jobs apart, in seconds. */
export const SERVES_WITHIN = 600;
