import { native, proof, withoutEffect, type Row } from './row.ts';

const nothing = native('not asked: it describes the other target', withoutEffect);

export const targetsRows: readonly Row[] = [
  {
    keys: ['targets.docker'],
    within: [
      'httpPort',
      'httpsPort',
      'dataRoot',
      'openPorts.*.port',
      'openPorts.*.protocol',
      'openPorts.*.appProtocol',
    ],
    docker: native(
      'ports and folders of the host',
      proof('test/docker/proxy.test.ts', 'publishes HTTPS over TCP and UDP, on the ports of the settings'),
    ),
    kubernetes: nothing,
  },
  {
    keys: ['targets.images.tools'],
    docker: native(
      'the busybox of probes and start scripts',
      proof('test/docker/tools.test.ts', 'come from the image of the settings'),
    ),
    kubernetes: native(
      'the busybox of init containers',
      proof(
        'test/charts/update.test.ts',
        'a healthy one is awaited with the rights and the resources of the container',
      ),
    ),
  },
  {
    keys: [
      'targets.images.proxy',
      'targets.images.scheduler',
      'targets.images.prometheus',
      'targets.images.nodeExporter',
      'targets.images.blackboxExporter',
    ],
    docker: native(
      'the proxy in front of the routes, the starter of scheduled jobs, and what `monitoring` needs',
      proof('test/model/images.test.ts', 'of the targets themselves run by their digests, like all others'),
    ),
    kubernetes: nothing,
  },
  {
    keys: ['targets.kubernetes'],
    within: [
      'namespace',
      'ingress.className',
      'ingress.clusterIssuer',
      'ingress.annotations',
      'ingress.namespace',
      'gateway.name',
      'gateway.namespace',
      'gateway.listeners.http',
      'gateway.listeners.https',
      'metrics',
      'prometheusNamespace',
      'prometheusLabels',
      'apiServer',
      'imagePullSecret',
    ],
    docker: nothing,
    kubernetes: native(
      'namespace, ingress and metrics of the cluster',
      proof('test/charts/route.test.ts', 'class and annotations are settings'),
    ),
  },
  {
    keys: ['targets.kubernetes.drainSeconds'],
    docker: nothing,
    kubernetes: native(
      'a preStop handler, and a longer terminationGracePeriodSeconds',
      proof(
        'test/charts/update.test.ts',
        'a leaving replica works on for a moment, on top of its grace period, whatever its image holds',
        'its time is a setting, and none at all is, too',
      ),
    ),
  },
  {
    keys: ['targets.kubernetes.quota', 'targets.kubernetes.limitRange'],
    within: [
      'requests.cpu',
      'requests.memory',
      'limits.cpu',
      'limits.memory',
      'pods',
      'storage',
      'defaultRequest.cpu',
      'defaultRequest.memory',
      'default.cpu',
      'default.memory',
      'max.cpu',
      'max.memory',
    ],
    docker: nothing,
    kubernetes: native(
      'a ResourceQuota, and a LimitRange for containers',
      proof(
        'test/charts/namespace-limits.test.ts',
        'a quota holds the whole namespace to its sums',
        'a limit range holds each container to its own',
      ),
    ),
  },
];
