/** A workload with a port, for tests of something else. */
export const web = { image: 'nginx:1', ports: { http: 8080 } };

/** An application with one workload, `web`, in which some keys are changed. */
export const withWeb = (changes: object, rest: object = {}) => ({
  name: 'shop',
  workloads: { web: { ...web, ...changes } },
  ...rest,
});

/** An application with `web` and a job, `migrate`, in which some keys are changed. */
export const withJob = (changes: object, rest: object = {}) => ({
  name: 'shop',
  workloads: { web },
  jobs: { migrate: { image: 'migrate:1', ...changes } },
  ...rest,
});

/** Storage of a size that doesn't matter. */
export const volume = { size: '1Gi' };
