import type { Application } from '../../app/model/application.ts';
import { secretsOf } from '../../app/model/container.ts';
import { findDifferences } from '../../app/parity/find-differences.ts';
import type { Target as TargetName } from '../../app/model/target.ts';
import type { Contract } from './contract.ts';
import { matches } from './key-pattern.ts';

type Predicate = (application: Application) => boolean;

export const hasRoutes: Predicate = ({ workloads }) => workloads.some(({ routes }) => routes.length > 0);

export const hasSecrets: Predicate = ({ workloads, jobs }) =>
  [...workloads, ...jobs].some((container) => secretsOf(container).length > 0);

/** Whether a workload keeps what it writes. */
export const hasWritableVolumes: Predicate = ({ workloads }) =>
  workloads.some(({ volumes }) => volumes.some(({ readOnly }) => !readOnly));

export const hasSeveralWorkloads: Predicate = ({ workloads }) => workloads.length > 1;

/** Whether one of its images is built from a folder of the project. */
export const builds =
  (context: string): Predicate =>
  ({ images }) =>
    images.some(({ build }) => build.context === context);

/** Both hold. */
export const both =
  (a: Predicate, b: Predicate): Predicate =>
  (application) =>
    a(application) && b(application);

/** The contracts that say something about an application. */
export function applicable(contracts: readonly Contract[], application: Application): readonly Contract[] {
  return contracts.filter(({ applies }) => applies?.(application) ?? true);
}

/**
 * Why a target can't be held to a contract by this application: a capability that it lacks, or a loss that
 * `fairway parity` tells for the key that the contract is about.
 */
export function gapOf(
  { needs, unlessLost }: Contract,
  application: Application,
  { name, gaps }: { readonly name: TargetName; readonly gaps: Readonly<Partial<Record<string, string>>> },
): string | undefined {
  const lost = findDifferences(application, name).find(
    ({ severity, places }) =>
      severity === 'lost' && unlessLost !== undefined && places.some(({ path }) => matches(unlessLost, path)),
  );
  return (needs && gaps[needs]) ?? lost?.text;
}
