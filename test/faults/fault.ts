/** What clients may notice of a fault, at most. */
export interface Bounds {
  /** Requests that may fail. @default - any number, within the times below */
  readonly failed?: number;
  /** Streams that may be cut off on top of that: none outlives the process at its end. @default 0 */
  readonly cutOff?: number;
  /** The longest time in which clients of one kind have no success, in seconds. */
  readonly gapSeconds: number;
}

/** Something that happens to an application that clients use. */
export interface Fault<Stage> {
  /** What it is called on the command line. */
  readonly id: string;
  /** What happens, as the first column of the evidence. */
  readonly name: string;
  /** With how many replicas it is shown. @default [1, 2] */
  readonly replicas?: readonly number[];
  /** Which of these belong to the short run, too. @default - none */
  readonly quick?: readonly number[];
  /** What clients may notice. */
  readonly bounds: (replicas: number) => Bounds;
  /** Why it can't be shown here. @default - it can */
  readonly skip?: (stage: Stage) => Promise<string | undefined> | string | undefined;
  /**
   * Lets it happen, and ends when the application is well again.
   *
   * @returns what was seen beside the load, as the last column of the evidence
   * @throws what doesn't hold
   */
  readonly act: (stage: Stage) => Promise<string>;
}

/** How often each fault is shown: once for each number of replicas. */
export function occasions<Stage>(
  faults: readonly Fault<Stage>[],
  { ids, quick }: { readonly ids: readonly string[]; readonly quick: boolean },
): readonly { readonly replicas: number; readonly faults: readonly Fault<Stage>[] }[] {
  const chosen = faults.filter(({ id }) => ids.length === 0 || ids.includes(id));
  const replicasOf = (fault: Fault<Stage>) => (quick ? (fault.quick ?? []) : (fault.replicas ?? [1, 2]));
  const counts = [...new Set(chosen.flatMap(replicasOf))].sort((a, b) => a - b);
  return counts.map((replicas) => ({
    replicas,
    faults: chosen.filter((fault) => replicasOf(fault).includes(replicas)),
  }));
}
