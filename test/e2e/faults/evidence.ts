import type { Bounds } from '../../faults/fault.ts';
import { allowance, type Observation } from '../../faults/observe.ts';
import { writeTable } from '../../support/evidence-table.ts';

/** A fault as it was shown. */
export interface Shown {
  readonly fault: { readonly id: string; readonly name: string };
  readonly replicas: number;
  readonly bounds: Bounds;
  /** When, and with what. */
  readonly conditions: string;
}

/** Writes what was seen of a fault into the evidence, in the place of its former row. */
export function writeRow({ fault, replicas, bounds, conditions }: Shown, seen: Observation): void {
  const { requests, failed, cutOff, longestGapSeconds } = seen.load;
  writeTable('docs/evidence/docker.md', 'What holds on Docker', {
    title: 'Faults under load',
    text: TEXT,
    columns: COLUMNS,
    keys: 2,
    rows: [
      [
        fault.name,
        String(replicas),
        String(requests),
        cutOff === 0 ? String(failed) : `${failed}, ${cutOff} of them streams`,
        `${longestGapSeconds.toFixed(1)} s`,
        `${allowance(bounds)}, ${bounds.gapSeconds} s`,
        `${seen.seconds.toFixed(0)} s`,
        seen.remark,
        `\`${fault.id}\``,
        conditions,
      ],
    ],
  });
}

const COLUMNS = [
  'What happens',
  'Replicas',
  'Requests',
  'Failed',
  'Longest gap',
  'Allowed',
  'Well again after',
  'Seen beside',
  'Fault',
  'Measured',
];

const TEXT = `What clients see while something happens to an application, or to the host that it runs on. They ask through the
proxy, at a fixed rate and without a second try: GET on kept and on new connections, POST of 64 KiB, an answer that takes
a second, four WebSockets and four event streams. A stream that ends in order and opens again at once has not failed; one
that is cut off has. The gap is the longest time in which clients of one kind had no success; it is at most a second
where nothing is wrong. A run fails where more happens than is allowed.

To repeat a row: \`npm run test:e2e -- faults docker FAULT\`, with \`--evidence\` to write it here; without a name, all.`;
