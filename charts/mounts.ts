import { k8s } from 'cdk8s-plus-27';
import type { Application } from '../app/model/application.ts';
import type { Container } from '../app/model/container.ts';
import { configVolume } from './config-map.ts';
import { contentHash } from '../app/model/content-hash.ts';
import { secretVolume } from './secret.ts';

/** A path of a container, and the pod's volume that is behind it; a StatefulSet brings those of each replica itself. */
export interface Mount {
  readonly volume?: k8s.Volume;
  readonly mount: k8s.VolumeMount;
}

/** Everything that is mounted into a container. */
export function mountsOf(application: Application, container: Container): readonly Mount[] {
  return [
    ...container.files.map((file) => configMount(application, file)),
    ...container.secrets.map(secretMount),
    ...container.volumes.map((volume) => volumeMount(application, volume)),
    ...container.security.writable.map(memoryMount),
  ];
}

/** The name of a declared volume inside of pods. */
export function podVolumeName(volume: string): string {
  return `volume-${volume}`;
}

function configMount(application: Application, { config, mountPath, mode }: Container['files'][number]): Mount {
  const name = `config-${config}`;
  return {
    volume: configVolume(application, name, config, mode),
    mount: { name, mountPath, subPath: config, readOnly: true },
  };
}

function secretMount({ secret, mountPath }: Container['secrets'][number]): Mount {
  const name = `secret-${secret.toLowerCase().replaceAll('_', '-')}`;
  return { volume: secretVolume(name, secret, secret), mount: { name, mountPath, subPath: secret, readOnly: true } };
}

function volumeMount({ volumes }: Application, { volume, mountPath, readOnly }: Container['volumes'][number]): Mount {
  const name = podVolumeName(volume);
  const { perReplica } = volumes.find((declared) => declared.name === volume)!;
  return {
    volume: perReplica ? undefined : { name, persistentVolumeClaim: { claimName: volume } },
    mount: { name, mountPath, readOnly: readOnly || undefined },
  };
}

/** @see https://kubernetes.io/docs/concepts/storage/volumes/#emptydir */
function memoryMount({ path, size }: Container['security']['writable'][number]): Mount {
  const name = `memory-${contentHash(path)}`;
  return {
    volume: { name, emptyDir: { medium: 'Memory', sizeLimit: k8s.Quantity.fromString(size) } },
    mount: { name, mountPath: path },
  };
}
