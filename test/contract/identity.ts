import assert from 'node:assert/strict';
import type { Contract } from './contract.ts';
import { inEachReplica } from './inside.ts';

/** What runs is what was built. */
export const identity: readonly Contract[] = [
  {
    name: 'every image that was built runs by its digest',
    check: (subject) =>
      inEachReplica(subject, ({ images }, { image, builtImage }) => {
        const [, digest] = image.split('@');
        if (builtImage !== undefined) assert.ok(digest, `${image} has a digest`);
        if (digest)
          assert.ok(
            images.some((running) => running.endsWith(`@${digest}`)),
            `runs ${images.join(', ')}, not ${digest}`,
          );
      }),
  },
];
