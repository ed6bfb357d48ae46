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

/** Opens for a moment whenever somebody reads it, as long as the tools of this very stack run. */
export const PREPARED = `${FOLDER}/prepared`;

/**
 * Lines of a shell script that wait until the tools have prepared the volumes. The pipe's file outlives a stack, but
 * nobody writes to it then: who opens it waits for the tools of the stack that runs now.
 */
export const waitForTools: readonly string[] = [
  `until [ -p ${PREPARED} ]; do ${BUSYBOX} sleep 1; done`,
  `: < ${PREPARED}`,
];

/** A shell script that runs in any image. */
export const shell = (lines: readonly string[]) => [BUSYBOX, 'sh', '-c', lines.join('\n')];
