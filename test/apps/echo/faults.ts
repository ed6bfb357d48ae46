import type { State } from './state.ts';

/** What `POST /fault/NAME` does. */
export const faults: Readonly<Record<string, (state: State) => void>> = {
  unready: (state) => void (state.ready = false),
  ready: (state) => void (state.ready = true),
  unhealthy: (state) => void (state.healthy = false),
  healthy: (state) => void (state.healthy = true),
  hang: (state) => void (state.hangs = true),
  // After the answer: whoever asked for it should not count as its victim. All other requests are cut off.
  crash: () => void setTimeout(() => process.exit(1), 100),
  'ignore-sigterm': (state) => void (state.onSigterm = 'ignore'),
  'leave-at-once': (state) => void (state.onSigterm = 'leave-at-once'),
};
