import type { TargetEntry } from '../target-entry.ts';

/** The command line's side of the Docker target. */
export const docker: TargetEntry = {
  title: 'Docker',
  place: { title: 'the host', option: '--host ssh://deploy@HOST', builds: true },

  setUp: {
    command: 'npx fairway host setup ssh://root@HOST',
    why: 'makes a fresh server ready; once',
  },

  synthesize: async (application) => (await import('../../docker/synth.ts')).synthesize(application),

  topology: async (application) => (await import('../../docker/topology.ts')).topology(application),

  pushSecrets: async (...args) => (await import('./push-secrets.ts')).pushSecrets(...args),

  deploy: async (application, settings, secrets) => {
    const { deployDocker } = await import('../../docker/deploy.ts');
    const { loginOf } = await import('../registry/login-of.ts');
    const login = loginOf(application, settings);
    return deployDocker(application, { host: settings.host, login, secrets }).urls;
  },

  reach: async (run, { host }) => (await import('../reach/engine.ts')).reachEngine(run, host),

  open: async (run, application, to) => {
    const { DockerTarget } = await import('../live/docker/docker-target.ts');
    return new DockerTarget(run, application, to);
  },
};
