import type { Fault } from '../../../faults/fault.ts';
import type { DockerStage } from './stage.ts';

/** A fault, shown on a Docker host. */
export type DockerFault = Fault<DockerStage>;

/** An update loses nothing. A replica that is busy with its successor may keep one kind of client waiting for a moment. */
export const lossless = () => ({ failed: 0, gapSeconds: 3 });

/** Streams at the same time: so many can be cut off at once. */
export const STREAMS = 8;

/** Why something that needs a shell on the host can't be shown. */
export const noShell = ({ host }: DockerStage) =>
  host.shell === undefined ? 'the host is reached by its engine alone: name it as ssh://…' : undefined;
