import type { k8s } from 'cdk8s-plus-27';
import type { Application, ConfigFile } from '../app/model/application.ts';
import { contentHash } from '../app/model/content-hash.ts';
import { sharedMetadata } from './metadata.ts';

/** The key under which a ConfigMap holds its file. */
const CONTENT_KEY = 'content';

/**
 * A file for containers. Other content is another object, so that pods roll when it changes and a rollback finds the
 * old one.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-immutable
 */
export function configMap(application: Application, config: ConfigFile): k8s.KubeConfigMapProps {
  return {
    metadata: { ...sharedMetadata(application, 'config', config.name), name: configMapName(config) },
    immutable: true,
    data: { [CONTENT_KEY]: config.content },
  };
}

/** A declared config as a file with a mode in octal. */
export function configVolume({ configs }: Application, name: string, config: string, mode: string): k8s.Volume {
  const declared = configs.find((candidate) => candidate.name === config)!;
  const items = [{ key: CONTENT_KEY, path: config }];
  return { name, configMap: { name: configMapName(declared), defaultMode: Number.parseInt(mode, 8), items } };
}

function configMapName({ name, content }: ConfigFile): string {
  return `${name}-${contentHash(content)}`;
}
