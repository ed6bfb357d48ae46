import type { Facts } from './facts.ts';

/** What the host is to be, beside what each step knows by itself. */
export interface Wanted {
  /** Ports that may answer from outside, without those of sshd. */
  readonly ports: Ports;
  /** Whether only keys count and root can't log in. @default - as it is on the host */
  readonly harden: boolean;
  /** Where Docker's packages come from. @default - Docker's repository, or the distribution's where that is out of reach */
  readonly packages?: PackageSource | undefined;
}

export interface Ports {
  readonly tcp: readonly number[];
  readonly udp: readonly number[];
}

export const packageSources = ['docker', 'distribution'] as const;

export type PackageSource = (typeof packageSources)[number];

/** A change of a host. Its scripts are POSIX shell, run as root, and stop at the first command that fails. */
export interface Change {
  /** One sentence for a person. */
  readonly does: string;
  readonly script: string;
  /** What must work before, over a connection of its own. */
  readonly proof?: Proof | undefined;
  /** Sent over a new connection: the script has told the host to undo everything unless it gets this. */
  readonly confirm?: string | undefined;
  /** Who logs in from here on. @default - who did before */
  readonly loginAs?: string | undefined;
}

/** A login that must work before a change that would leave no other. */
export interface Proof {
  readonly loginAs: string;
  readonly script: string;
  /** What to do where it doesn't. */
  readonly otherwise: string;
}

/** Whether a step holds on a host. */
export interface Verdict {
  readonly holds: boolean;
  /** What there is, or what is missing. */
  readonly found: string;
  /** What makes it hold. @default - nothing that a program should do by itself */
  readonly change?: Change | undefined;
  /** What a person can do. */
  readonly advice?: string | undefined;
  /** Whether no other step can be taken before this one holds. @default false */
  readonly blocks?: boolean | undefined;
}

/** One thing that has to hold on a host: judged from facts, changed by a script. */
export interface Step {
  readonly name: string;
  readonly judge: (facts: Facts, wanted: Wanted) => Verdict;
}
