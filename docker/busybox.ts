import { ownKey } from './own-key.ts';
import type { VolumeMount } from './stack.ts';

const FOLDER = '/.fairway';

/** A static busybox in every container that needs it: programs for probes and start scripts, whatever the image holds. */
export const BUSYBOX = `${FOLDER}/busybox`;

/** Gives a container the busybox. */
export const busyboxMount: VolumeMount = {
  type: 'volume',
  source: ownKey('tools_bin'),
  target: FOLDER,
  readOnly: true,
};

/** A shell script that runs in any image. */
export const shell = (lines: readonly string[]) => [BUSYBOX, 'sh', '-c', lines.join('\n')];
