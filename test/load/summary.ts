import type { LoadReport } from './load.ts';

/** What all clients together have seen. */
export interface LoadSummary {
  readonly requests: number;
  readonly failed: number;
  /** Those of the failed that were streams, and had begun. */
  readonly cutOff: number;
  /** The longest time in which clients of one kind had no success, in seconds. */
  readonly longestGapSeconds: number;
  /** The longest time from the first failure of a kind to its last one, in seconds. */
  readonly failedForSeconds: number;
  /** Streams that were ended in order, and opened again. */
  readonly ended: number;
  /** The first failures of each kind. */
  readonly errors: readonly string[];
  readonly versions: readonly string[];
}

export function summarize(report: LoadReport): LoadSummary {
  const kinds = Object.values(report);
  const sum = (of: (kind: LoadReport[string]) => number) => kinds.reduce((all, kind) => all + of(kind), 0);
  const most = (of: (kind: LoadReport[string]) => number) => Math.max(0, ...kinds.map(of));
  return {
    requests: sum(({ requests }) => requests),
    failed: sum(({ failed }) => failed),
    cutOff: sum(({ cutOff }) => cutOff),
    longestGapSeconds: most(({ longestGapSeconds }) => longestGapSeconds),
    failedForSeconds: most(({ failedForSeconds }) => failedForSeconds),
    ended: sum(({ ended }) => ended),
    errors: Object.entries(report).flatMap(([name, { errors }]) => errors.map((error) => `${name}, ${error}`)),
    versions: [...new Set(kinds.flatMap(({ versions }) => Object.keys(versions)))].sort(),
  };
}

/** A report as lines of text, one for each kind. */
export function describeLoad(report: LoadReport): readonly string[] {
  return Object.entries(report).map(([name, kind]) => {
    const { requests, failed, longestGapSeconds, p50, p99, ended } = kind;
    const streams = ended === 0 ? '' : `, ${ended} ended in order`;
    const times = `p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`;
    return `${name}: ${failed} of ${requests} failed, longest gap ${longestGapSeconds.toFixed(1)} s, ${times}${streams}`;
  });
}
