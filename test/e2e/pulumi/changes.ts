import { OTHER_CANARY } from './application.ts';

/** One change of what people change from day to day. */
export interface Change {
  /** In app/config.ts, as a JSON merge patch. @default {} */
  readonly patch?: object;
  /** The new value of the secret. @default - the old one */
  readonly secret?: string;
}

const web = (keys: object): Change => ({ patch: { workloads: { web: keys } } });

/** By what is changed. */
export const changes = {
  'a variable': web({ env: { LOG_LEVEL: 'warn' } }),
  'an image': web({ image: 'busybox:stable-musl' }),
  'the scale': web({ scale: { min: 2 } }),
  'a route': web({ routes: { main: { host: 'other.test' } } }),
  'a file': { patch: { configs: { banner: { content: 'bye\n' } } } },
  'a secret': { secret: OTHER_CANARY },
} satisfies Readonly<Record<string, Change>>;

export type Changed = keyof typeof changes;
