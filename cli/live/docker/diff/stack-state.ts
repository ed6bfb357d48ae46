import { gunzipSync, gzipSync } from 'node:zlib';
import { keyOf } from '../service.ts';
import type { LiveSpec } from './live-spec.ts';

/** What an engine tells of a stack, as far as it is compared; and what a deploy records of it. */
export interface ComparedStack {
  readonly specs: readonly LiveSpec[];
  /** Names of networks by their ids. */
  readonly networks: Readonly<Record<string, string>>;
  /** What the proxy reads. @default - there is none */
  readonly caddyfile?: string | undefined;
}

/** A state, and beside it services as they were in an earlier one. @param keys of these */
export const withEarlier = (now: ComparedStack, earlier: ComparedStack, keys: readonly string[]): ComparedStack => ({
  ...now,
  specs: [...now.specs, ...earlier.specs.filter((Spec) => keys.includes(keyOf({ Spec })))],
  networks: { ...earlier.networks, ...now.networks },
});

/** A state as a short text: a config of the swarm holds no more than some hundred kilobytes. */
export const packed = (state: ComparedStack) => gzipSync(JSON.stringify(state)).toString('base64');

export const unpacked = (text: string) =>
  JSON.parse(gunzipSync(Buffer.from(text, 'base64')).toString('utf8')) as ComparedStack;
