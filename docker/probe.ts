import type { Probe } from '../app/model/workload.ts';
import { BUSYBOX } from './busybox.ts';
import { quoteAll } from './quote.ts';

/**
 * A shell command that asks once and succeeds as the probe of Kubernetes does.
 *
 * @param host whom it asks: a name, an address or a variable of the shell
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export function probeCommand({ action, timeoutSeconds }: Probe, host = '127.0.0.1'): string {
  const limited = `${BUSYBOX} timeout -s KILL ${timeoutSeconds}`;
  switch (action.kind) {
    case 'http': {
      // The schema keeps out what a shell reads inside of these quotes; the host may be a variable.
      const url = `"http://${host}:${action.port.port}${action.path}"`;
      // The first status counts: wget would follow a redirect, perhaps to where the container can't go.
      return `${limited} ${BUSYBOX} wget -S -O /dev/null ${url} 2>&1 | ${BUSYBOX} grep -q '^ *HTTP/[0-9.]* [23]'`;
    }
    case 'tcp':
      return connect(host, action.port.port, timeoutSeconds);
    case 'exec':
      return `${limited} ${quoteAll(action.command)}`;
  }
}

/** A shell command that succeeds if a port accepts a connection: some builds of busybox have no `nc -z`. */
export function connect(host: string, port: number, timeoutSeconds = 2): string {
  return `${BUSYBOX} nc -w ${timeoutSeconds} ${host} ${port} -e ${BUSYBOX} true`;
}
