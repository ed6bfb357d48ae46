import type { Container } from './container.ts';

export interface Schedule {
  /** Five fields. */
  readonly cron: string;
  readonly timeZone: string;
  readonly overlap: 'forbid' | 'allow';
}

/** A part of the application that runs to its end: on a schedule, or in each deploy that changes it. */
export interface Job extends Container {
  readonly schedule?: Schedule | undefined;
  readonly retries: number;
  readonly timeoutSeconds: number;
}
