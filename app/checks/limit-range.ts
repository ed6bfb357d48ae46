import type { Issue } from '../errors/issue.ts';
import { bytes, cpuMillis } from '../schema/quantity.ts';
import { containersWithPaths, type Check } from './check.ts';

const amountOf = { cpu: cpuMillis, memory: bytes } as const;

/** No container asks for more than the namespace gives to one. */
export const limitRange: Check = (application) => {
  const max = application.targets.kubernetes.limitRange?.max ?? {};
  return containersWithPaths(application).flatMap(({ container: { resources }, path }) =>
    (['requests', 'limits'] as const).flatMap((of) =>
      (['cpu', 'memory'] as const).flatMap((kind): readonly Issue[] => {
        const asked = resources[of]?.[kind];
        const most = max[kind];
        if (asked === undefined || most === undefined || amountOf[kind](asked) <= amountOf[kind](most)) return [];
        const message = `expected at most "${most}", as targets.kubernetes.limitRange.max says, got "${asked}"`;
        return [{ path: [...path, 'resources', of, kind], message }];
      }),
    ),
  );
};
