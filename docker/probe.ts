import type { Probe } from '../app/model/workload.ts';
import { BUSYBOX } from './busybox.ts';
import { quote, quoteAll } from './quote.ts';

/**
 * A shell command that asks once and succeeds as the probe of Kubernetes does.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export function probeCommand({ action, timeoutSeconds }: Probe): string {
  const limited = `${BUSYBOX} timeout -s KILL ${timeoutSeconds}`;
  switch (action.kind) {
    case 'http': {
      const url = quote(`http://127.0.0.1:${action.port.port}${action.path}`);
      // The first status counts: wget would follow a redirect, perhaps to where the container can't go.
      return `${limited} ${BUSYBOX} wget -S -O /dev/null ${url} 2>&1 | ${BUSYBOX} grep -q '^ *HTTP/[0-9.]* [23]'`;
    }
    case 'tcp':
      return connect('127.0.0.1', action.port.port, timeoutSeconds);
    case 'exec':
      return `${limited} ${quoteAll(action.command)}`;
  }
}

/** A shell command that succeeds if a port accepts a connection: some builds of busybox have no `nc -z`. */
export function connect(host: string, port: number, timeoutSeconds = 2): string {
  return `${BUSYBOX} nc -w ${timeoutSeconds} ${host} ${port} -e ${BUSYBOX} true`;
}
