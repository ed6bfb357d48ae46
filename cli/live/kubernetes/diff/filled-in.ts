/**
 * What the API server writes where an object says nothing, by the field that it is in and its own. Whoever creates
 * objects, instead of applying them, owns these, too.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  'spec.dnsPolicy': 'ClusterFirst',
  'spec.restartPolicy': 'Always',
  'spec.schedulerName': 'default-scheduler',
  'spec.completionMode': 'NonIndexed',
  'spec.completions': 1,
  'spec.parallelism': 1,
  'spec.manualSelector': false,
  'spec.podReplacementPolicy': 'TerminatingOrFailed',
  'spec.sessionAffinity': 'None',
  'spec.internalTrafficPolicy': 'Cluster',
  'spec.externalTrafficPolicy': 'Cluster',
  'spec.allocateLoadBalancerNodePorts': true,
  'containers.terminationMessagePath': '/dev/termination-log',
  'containers.terminationMessagePolicy': 'File',
  'initContainers.terminationMessagePath': '/dev/termination-log',
  'initContainers.terminationMessagePolicy': 'File',
  'startupProbe.successThreshold': 1,
  'readinessProbe.successThreshold': 1,
  'livenessProbe.successThreshold': 1,
};

/** Notes of the tool that deployed an object. */
const NOTES = /^annotations\.(pulumi\.com\/|kubectl\.kubernetes\.io\/last-applied-configuration$)/;

/** The older name of `serviceAccountName`, which the API server fills in beside it. */
const OLDER_NAME = 'spec.serviceAccount';

/** Whether a field says nothing of what was declared: it is as it would be unsaid, or a tool's own. */
export function isFilledIn(parent: string, field: string, value: unknown): boolean {
  const name = `${parent}.${field}`;
  return name === OLDER_NAME || NOTES.test(name) || (name in DEFAULTS && DEFAULTS[name] === value);
}
