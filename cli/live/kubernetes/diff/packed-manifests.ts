import { gunzipSync, gzipSync } from 'node:zlib';
import type { Manifest } from '../../../../charts/manifest.ts';

/** Objects as a short text: a ConfigMap holds no more than a mebibyte. */
export const packedManifests = (manifests: readonly Manifest[]) =>
  gzipSync(JSON.stringify(manifests)).toString('base64');

export const unpackedManifests = (text: string) =>
  JSON.parse(gunzipSync(Buffer.from(text, 'base64')).toString('utf8')) as readonly Manifest[];
