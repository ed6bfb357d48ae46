import { shell } from '../busybox.ts';
import { duration } from '../duration.ts';
import { connect } from '../probe.ts';
import type { Healthcheck } from '../stack.ts';

/** An exporter is well while it accepts connections. */
export function acceptsConnections(port: number): Healthcheck {
  const test = ['CMD', ...shell([connect('127.0.0.1', port)])];
  return { test, interval: duration(10), timeout: duration(5), retries: 3 };
}
