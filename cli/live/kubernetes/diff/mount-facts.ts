import { memoryText } from '../../diff/amounts.ts';
import { opaque } from '../../diff/opaque.ts';
import type { Facts } from '../../diff/part.ts';
import { list, record, text, type Plain } from './facts.ts';

/**
 * What a container mounts, by path; a volume of the pod that it doesn't mount is told by its name.
 *
 * @param secretOf the declared secret that a Secret holds
 */
export function mountFacts(main: Plain, spec: Plain, secretOf: (object: string) => string): Facts {
  const volumes = new Map(list(spec['volumes']).map((volume) => [text(volume['name']), volume]));
  const mounts = list(main['volumeMounts']);
  const mounted = mounts.map((mount) => mountFact(mount, volumes.get(text(mount['name'])), secretOf));
  const used = new Set(mounts.map((mount) => text(mount['name'])));
  const others = [...volumes].filter(([name]) => !used.has(name));
  return Object.fromEntries([
    ...mounted,
    ...others.map(([name, volume]) => [`kubernetes.volume.${name}`, opaque(volume)] as const),
  ]);
}

function mountFact(
  mount: Plain,
  volume: Plain | undefined,
  secretOf: (object: string) => string,
): readonly [key: string, value: string] {
  const { mountPath, readOnly, name } = mount;
  const path = text(mountPath) ?? '';
  const { configMap, secret, emptyDir, persistentVolumeClaim, ...other } = volume ?? {};
  if (configMap !== undefined) return [`files.${path}`, opaque([mount, configMap])];
  if (secret !== undefined) {
    return [`secrets.${secretOf(text(record(secret)['secretName']) ?? '')} at ${path}`, opaque([mount, secret])];
  }
  const { medium, sizeLimit } = record(emptyDir);
  if (medium === 'Memory') return [`security.writable.${path}`, memoryText(Number(sizeLimit))];
  if (emptyDir !== undefined) return [`kubernetes.volume.${text(name)}`, opaque([mount, emptyDir])];
  const claim = text(record(persistentVolumeClaim)['claimName']);
  const source = claim ?? text(name)?.replace(/^volume-/, '') ?? '';
  const isOther = Object.keys(other).some((field) => field !== 'name');
  if (isOther) return [`kubernetes.volume.${text(name)}`, opaque([mount, other])];
  return [`volumes.${path}`, `${source}${readOnly === true ? ', read-only' : ''}`];
}
