import { overlaps } from '../addresses.ts';
import { dockerNetworks, rangesInUse } from '../routes.ts';
import type { Step } from '../step.ts';

/** No network of Docker has addresses that the host reaches elsewhere: containers could not reach them any more. */
export const networks: Step = {
  name: 'networks',
  judge: (facts) => {
    const used = rangesInUse(facts);
    const collisions = dockerNetworks(facts).flatMap(({ name, range }) =>
      used.filter((other) => overlaps(range, other)).map((other) => `${name} (${range}) hides the route to ${other}`),
    );
    if (collisions.length === 0) return { holds: true, found: `apart from ${used.join(', ') || 'no route'}` };
    return {
      holds: false,
      found: collisions.join('; '),
      advice: 'remove that network (`docker network rm`, with the stack that uses it) and deploy again',
    };
  },
};
