import { defineApplication } from '../../../app/define.ts';

/** The least that runs: one image, reachable by nobody. */
export default defineApplication({
  name: 'hello',
  workloads: { web: { image: 'nginxinc/nginx-unprivileged:1.29' } },
});
