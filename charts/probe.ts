import { k8s } from 'cdk8s-plus-27';
import type { Probe, ProbeAction } from '../app/model/workload.ts';

/** @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/ */
export function probeOf(probe: Probe | undefined): k8s.Probe | undefined {
  if (probe === undefined) return undefined;
  const { action, initialDelaySeconds, periodSeconds, timeoutSeconds, failureThreshold } = probe;
  return { ...handlerOf(action), initialDelaySeconds, periodSeconds, timeoutSeconds, failureThreshold };
}

function handlerOf(action: ProbeAction): k8s.Probe {
  if (action.kind === 'exec') return { exec: { command: [...action.command] } };
  const port = k8s.IntOrString.fromString(action.port.name);
  return action.kind === 'tcp' ? { tcpSocket: { port } } : { httpGet: { path: action.path, port, scheme: 'HTTP' } };
}
