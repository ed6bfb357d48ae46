import type { Issue } from '../errors/issue.ts';
import { bytes, cpuMillis } from '../schema/quantity.ts';
import { containersWithPaths, type Check } from './check.ts';

const amountOf = { cpu: cpuMillis, memory: bytes } as const;

/** Nothing is promised more than it may use. */
export const resourceLimits: Check = (application) =>
  containersWithPaths(application).flatMap(({ container: { resources }, path }) =>
    (['cpu', 'memory'] as const).flatMap((kind): readonly Issue[] => {
      const request = resources.requests[kind];
      const limit = resources.limits?.[kind];
      if (request === undefined || limit === undefined || amountOf[kind](request) <= amountOf[kind](limit)) return [];
      const at = [...path, 'resources', 'requests', kind];
      return [
        {
          path: at,
          message: `expected at most the limit of "${limit}", got "${request}"; lower it or raise the limit`,
        },
      ];
    }),
  );
