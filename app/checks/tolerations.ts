import type { Issue } from '../errors/issue.ts';
import { containersWithPaths, type Check } from './check.ts';

/** Each toleration is one that a cluster takes. */
export const tolerations: Check = (application) =>
  containersWithPaths(application).flatMap(({ container, path }) =>
    container.placement.tolerations.flatMap(({ key, operator, value, effect, tolerationSeconds }, index) => {
      const at = [...path, 'placement', 'tolerations', index];
      const issues: readonly (Issue | false)[] = [
        key === undefined &&
          operator === 'Equal' && {
            path: [...at, 'key'],
            message: "expected the taint's key; for every taint: operator: 'Exists'",
          },
        operator === 'Exists' &&
          value !== undefined && {
            path: [...at, 'value'],
            message: "expected no value beside operator 'Exists', which takes any",
          },
        tolerationSeconds !== undefined &&
          effect !== 'NoExecute' && {
            path: [...at, 'tolerationSeconds'],
            message: "expected effect: 'NoExecute' beside it: no other effect ends a replica that runs",
          },
      ];
      return issues.filter((issue) => issue !== false);
    }),
  );
