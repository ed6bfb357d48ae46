import type { Issue } from '../errors/issue.ts';
import { workloadsWithPaths, type Check } from './check.ts';

/** An autoscaler has a range, and requests of which its percentages are a part. */
export const autoscaling: Check = (application) =>
  workloadsWithPaths(application).flatMap(({ workload: { scale, resources }, path }): readonly Issue[] => {
    const at = [...path, 'scale'];
    const { min, max, cpuPercent, memoryPercent, metrics, behavior } = scale;
    const signals = Object.keys(metrics);
    if (max === undefined) {
      const idle =
        cpuPercent !== undefined
          ? 'cpuPercent'
          : memoryPercent !== undefined
            ? 'memoryPercent'
            : signals[0] !== undefined
              ? 'metrics'
              : behavior && 'behavior';
      return idle
        ? [{ path: [...at, idle], message: 'expected max beside it: without one the number of replicas is fixed' }]
        : [];
    }
    if (max < min) return [{ path: [...at, 'max'], message: `expected at least min, which is ${min}, got ${max}` }];
    if (min === 0)
      return [
        {
          path: [...at, 'min'],
          message: 'expected at least 1 where max is set, got 0: an autoscaler never starts from none',
        },
      ];
    const needsCpu = cpuPercent !== undefined || (memoryPercent === undefined && signals.length === 0);
    return [
      ...(needsCpu && resources.requests.cpu === undefined ? [missing([...path], 'cpu', '100m')] : []),
      ...(memoryPercent !== undefined && resources.requests.memory === undefined
        ? [missing([...path], 'memory', '128Mi')]
        : []),
    ];
  });

const missing = (path: Issue['path'], kind: string, example: string): Issue => ({
  path: [...path, 'resources', 'requests', kind],
  message: `expected a request, of which the autoscaler's percentage is a part, got nothing; add ${kind}: '${example}'`,
});
