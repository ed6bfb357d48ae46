import type { TargetEntry } from '../target-entry.ts';

/** The command line's side of the Docker target. */
export const docker: TargetEntry = {
  title: 'Docker',
  place: { title: 'the host', option: '--host ssh://deploy@HOST' },

  synthesize: async (application) => (await import('../../docker/synth.ts')).synthesize(application),

  topology: async (application) => (await import('../../docker/topology.ts')).topology(application),

  deploySteps: ({ name, registry }, out) => {
    // Without a registry only the engine itself knows the images.
    const images = registry === undefined ? '--resolve-image never' : '--with-registry-auth';
    const flags = `--detach=true --prune ${images}`;
    return [
      { command: 'npm run up docker', why: 'deploys to the host with Pulumi' },
      {
        command: `docker -H ssh://deploy@HOST stack deploy ${flags} -c ${out}/docker/stack.yaml ${name}`,
        why: 'deploys to the host with Docker alone',
      },
    ];
  },

  pushSecrets: async (...args) => (await import('./push-secrets.ts')).pushSecrets(...args),

  deploy: async (application, { host }, secrets) => {
    const { deployDocker } = await import('../../docker/deploy.ts');
    return deployDocker(application, { host, secrets }).urls;
  },

  reach: async (run, { host }) => (await import('../reach/engine.ts')).reachEngine(run, host),

  open: async (run, application, to) => {
    const { DockerTarget } = await import('../live/docker/docker-target.ts');
    return new DockerTarget(run, application, to);
  },
};
