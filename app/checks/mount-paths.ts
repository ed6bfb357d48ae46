import { formatPath } from '../errors/issue.ts';
import { containersWithPaths, repetitions, type Check } from './check.ts';

/** No two things are mounted at one path of a container. */
export const mountPaths: Check = (application) =>
  containersWithPaths(application).flatMap(({ container, path }) => {
    const mounts = [
      ...Object.entries(container.volumes).map(([name, { mountPath }]) => ({ at: ['volumes', name], mountPath })),
      ...Object.entries(container.files).map(([name, { mountPath }]) => ({ at: ['files', name], mountPath })),
      ...Object.entries(container.secrets).map(([name, mountPath]) => ({ at: ['secrets', name], mountPath })),
      ...Object.keys(container.security.writable).map((key) => ({ at: ['security', 'writable', key], mountPath: key })),
    ];
    return repetitions(mounts, ({ mountPath }) => mountPath.replace(/\/+$/, '')).map(({ item, earlier }) => ({
      path: [...path, ...item.at],
      message: `expected a path of its own, got "${item.mountPath}", where ${formatPath(earlier.at)} is mounted already`,
    }));
  });
