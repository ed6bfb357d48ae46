import type { State } from './state.ts';

/** Figures of a replica in Prometheus's text format. */
export function figures({ ready, healthy, toldToStop }: State): string {
  const gauges = {
    echo_ready: Number(ready),
    echo_healthy: Number(healthy),
    echo_uptime_seconds: process.uptime(),
    echo_seconds_since_sigterm: toldToStop === undefined ? -1 : (Date.now() - toldToStop) / 1000,
  };
  return Object.entries(gauges)
    .map(([name, value]) => `# TYPE ${name} gauge\n${name} ${value}\n`)
    .join('');
}
