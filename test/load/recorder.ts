/** What the clients of one kind have seen. */
export interface KindReport {
  /** Answers, messages and events that were expected. */
  readonly requests: number;
  readonly failed: number;
  /** Those of the failed that were streams, and had begun. */
  readonly cutOff: number;
  /** The first failures, each with its second. */
  readonly errors: readonly string[];
  /** Seconds from the first failure to the last one. */
  readonly failedForSeconds: number;
  /** The longest time without a success, in seconds; the first one begins it. */
  readonly longestGapSeconds: number;
  /** Time of an answer that half of all took less than, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** How many answers each version has given. */
  readonly versions: Readonly<Record<string, number>>;
  /** Streams that the server has ended in order. */
  readonly ended: number;
}

/** How many failures are told: the first ones say what it was. */
const TOLD = 5;

/** A stream that ended in the middle. */
export class CutOffError extends Error {}

/** Takes down what the clients of one kind see. */
export class Recorder {
  readonly #start = performance.now();
  readonly #times: number[] = [];
  readonly #errors: string[] = [];
  readonly #versions = new Map<string, number>();
  #failures: { readonly first: number; readonly last: number } | undefined;
  #lastSuccess: number | undefined;
  #longestGap = 0;
  #failed = 0;
  #cutOff = 0;
  #ended = 0;

  /** @param startedAt when the request was sent, by `performance.now()` */
  success(startedAt: number, version?: string): void {
    const now = performance.now();
    this.#times.push(now - startedAt);
    this.#longestGap = Math.max(this.#longestGap, now - (this.#lastSuccess ?? now));
    this.#lastSuccess = now;
    if (version !== undefined) this.#versions.set(version, (this.#versions.get(version) ?? 0) + 1);
  }

  failure(error: unknown): void {
    const now = performance.now();
    this.#failed++;
    if (error instanceof CutOffError) this.#cutOff++;
    this.#failures = { first: this.#failures?.first ?? now, last: now };
    if (this.#errors.length < TOLD) {
      this.#errors.push(
        `after ${((now - this.#start) / 1000).toFixed(1)} s: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }

  /** A stream has ended in order. */
  ended(): void {
    this.#ended++;
  }

  report(): KindReport {
    const sorted = this.#times.toSorted((a, b) => a - b);
    const gap = Math.max(this.#longestGap, performance.now() - (this.#lastSuccess ?? this.#start));
    const { first, last } = this.#failures ?? { first: 0, last: 0 };
    return {
      requests: sorted.length + this.#failed,
      failed: this.#failed,
      cutOff: this.#cutOff,
      errors: [...this.#errors],
      failedForSeconds: (last - first) / 1000,
      longestGapSeconds: gap / 1000,
      p50: quantile(sorted, 0.5),
      p99: quantile(sorted, 0.99),
      versions: Object.fromEntries(this.#versions),
      ended: this.#ended,
    };
  }
}

const quantile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
