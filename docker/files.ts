import type { Application, ConfigFile } from '../app/model/application.ts';
import type { Container } from '../app/model/container.ts';
import { contentHash } from '../app/model/content-hash.ts';
import { secretFile, secretsInEnv } from './env.ts';
import { scoped } from './service.ts';
import type { Config, FileReference, Secret } from './stack.ts';

/** A file as an object of the swarm: other content is another object, so a rollback finds the old one. */
export function config(application: Application, { name, content }: ConfigFile): Config {
  return { key: name, name: `${scoped(application, name)}-${contentHash(content)}`, content };
}

/** The declared secrets. A value that is known to have changed is another object. */
export function secrets(application: Application): readonly Secret[] {
  return application.secrets.map(({ name, versions: { docker: version } }) => ({
    key: name,
    name: scoped(application, version === undefined ? name : `${name}_${version}`),
  }));
}

/** The declared configs that a container mounts. */
export function configFiles({ files, security }: Container): readonly FileReference[] {
  return files.map(({ config, mountPath, mode }) => ({
    source: config,
    target: mountPath,
    uid: security.user,
    gid: security.group,
    mode,
  }));
}

/** The secrets of a container as files in memory, readable by its user only: the mounted ones, and those in variables. */
export function secretFiles(container: Container): readonly FileReference[] {
  const mounted = container.secrets.map(({ secret, mountPath }) => ({ source: secret, target: mountPath }));
  const forEnv = secretsInEnv(container).map((secret) => ({ source: secret, target: secretFile(secret) }));
  const { user, group } = container.security;
  return [...mounted, ...forEnv].map((file) => ({ ...file, uid: user, gid: group, mode: '0400' }));
}
