import { distributionOf, distributions, osRelease, titleOf } from '../distribution.ts';
import type { Step } from '../step.ts';

/** What everything else stands on: a known distribution, and systemd. */
export const system: Step = {
  name: 'system',
  judge: (facts) => {
    const { PRETTY_NAME = 'an unknown system' } = osRelease(facts);
    const found = [PRETTY_NAME, facts.architecture].filter((part) => part !== '').join(', ');
    if (distributionOf(facts) === undefined) {
      const known = distributions.map(titleOf).join(', ');
      return { holds: false, blocks: true, found, advice: `install one of these on it: ${known}` };
    }
    if (facts.init !== 'systemd') {
      const advice = 'use a virtual or a real machine: in a container nothing would be started again after a reboot';
      return { holds: false, blocks: true, found: `${found}, without systemd as its first process`, advice };
    }
    return { holds: true, found };
  },
};
