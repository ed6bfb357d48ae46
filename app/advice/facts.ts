import type { Application } from '../model/application.ts';
import type { Target } from '../model/target.ts';
import type { Finding } from '../parity/find-differences.ts';
import type { Machine } from './amount.ts';
import type { Assumptions } from './assumptions.ts';
import type { Prices } from './prices.ts';

/** What the team wants and has, as the command line says it. */
export interface Wanted {
  /** Percent of the time that the application is to answer. @default - not said */
  readonly availability?: number | undefined;
  /** Least and most load, as multiples of what `scale.min` replicas serve. @default - `scale.min` to `scale.max` */
  readonly load?: { readonly min: number; readonly max: number } | undefined;
  /** Hours of a month that the team has for operations. @default - not said */
  readonly operationsHours?: number | undefined;
  /** Teams that deploy on their own. */
  readonly teams: number;
  /** Workloads that somebody else runs, such as a managed database. */
  readonly elsewhere: readonly string[];
}

/** All that a recommendation rests on. */
export interface Facts {
  readonly application: Application;
  /** What each target makes differently of the application. */
  readonly differences: Readonly<Record<Target, readonly Finding[]>>;
  readonly wanted: Wanted;
  /** What is free on the host. @default - not known: the machines of the prices */
  readonly host?: Machine | undefined;
  /** What is free on each node of the cluster. @default - not known: the machines of the prices */
  readonly nodes?: readonly Machine[] | undefined;
  readonly prices?: Prices | undefined;
  readonly assumptions: Assumptions;
  /** By how much the requests of the application are multiplied, to see what would change the recommendation. */
  readonly growth: { readonly cpu: number; readonly memory: number };
}
