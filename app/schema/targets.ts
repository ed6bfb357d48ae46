import { z } from 'zod';
import { imageReference } from './image.ts';
import { anyText, containerPath, labelName, name, nonEmpty } from './name.ts';
import { limitRangeSchema, quotaSchema } from './namespace-limits.ts';
import { portNumber, seconds } from './number.ts';
import { portSchema } from './port.ts';

const cidrExpected = { error: 'a range of addresses such as "203.0.113.7/32" or "2001:db8::/64"' };
const cidr = z.union([z.cidrv4(), z.cidrv6()]);

/** Facts about the cluster that no application can know. */
const kubernetesSchema = z.strictObject({
  /** Namespace, made with the application. @default - the application's name */
  namespace: name().optional(),
  /** How routes become Ingresses. */
  ingress: z
    .strictObject({
      /** IngressClass. @default - the cluster's default class */
      className: nonEmpty().optional(),
      /** cert-manager's ClusterIssuer for `tls.acme`. @default 'letsencrypt' */
      clusterIssuer: nonEmpty().default('letsencrypt'),
      /** Annotations for the controller at hand. @default {} */
      annotations: z.record(labelName(), anyText()).default({}),
      /** Namespace of the controller's pods; only these reach the routed ports. @default - traffic from anywhere */
      namespace: name().optional(),
    })
    .prefault({}),
  /**
   * Routes become HTTPRoutes of this Gateway instead of Ingresses.
   *
   * @default - Ingresses
   * @see https://gateway-api.sigs.k8s.io/api-types/httproute/
   */
  gateway: z
    .strictObject({
      name: name(),
      namespace: name(),
      /**
       * Names of its listeners: routes with `tls` answer on `https` alone, with plain HTTP redirected there; others on
       * `http` alone.
       *
       * @default - routes answer on every listener that takes them, and redirects to HTTPS are the Gateway's matter
       */
      listeners: z.strictObject({ http: name(), https: name() }).optional(),
    })
    .optional(),
  /** `annotations`: prometheus.io/* on pods; `pod-monitor`: the Prometheus Operator's objects. @default 'annotations' */
  metrics: z.enum(['annotations', 'pod-monitor'], { error: '"annotations" or "pod-monitor"' }).default('annotations'),
  /** Namespace of the Prometheus; only its pods reach the ports of `metrics`. @default - pods of any namespace */
  prometheusNamespace: name().optional(),
  /**
   * Labels by which the Prometheus Operator's Prometheus selects PodMonitors and PrometheusRules.
   *
   * @default {} - one that selects all
   * @see `kubectl get prometheus --all-namespaces --output jsonpath='{.items[*].spec.podMonitorSelector}'`
   */
  prometheusLabels: z.record(labelName(), anyText()).default({}),
  /**
   * Addresses of the API server; workloads and jobs with `permissions` reach its ports (443 and 6443) at these only.
   *
   * @default [] - these ports at any address
   * @see `kubectl get endpointslices --namespace default --selector kubernetes.io/service-name=kubernetes`
   */
  apiServer: z.array(z.string(cidrExpected).refine((text) => cidr.safeParse(text).success, cidrExpected)).default([]),
  /**
   * Seconds for which a leaving replica works on before it is told to stop, so that ingress controllers and nodes hear
   * of it in time: a busy cluster, or a cloud's load balancer that asks replicas directly, takes longer than an idle one.
   *
   * On top of `stopGracePeriodSeconds`, where another replica takes over; 0 for none.
   *
   * @default 15
   * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow
   */
  drainSeconds: seconds(0, 600).default(15),
  /** Name of an existing Secret with the registry's credentials. @default - none */
  imagePullSecret: name().optional(),
  /** What the whole namespace may take. @default - without a limit */
  quota: quotaSchema.optional(),
  /** Limits of each container in the namespace, and what those get that ask for nothing. @default - none */
  limitRange: limitRangeSchema.optional(),
});

/** Facts about the host that no application can know. */
const dockerSchema = z.strictObject({
  /** Public port of HTTP. @default 80 */
  httpPort: portNumber().default(80),
  /** Public port of HTTPS, over TCP and UDP. @default 443 */
  httpsPort: portNumber().default(443),
  /** Where the engine keeps its state, which `monitoring` reads; `docker info` tells. @default '/var/lib/docker' */
  dataRoot: containerPath().default('/var/lib/docker'),
  /**
   * Ports of the host's own programs, such as a VPN, that the firewall of `fairway host setup` leaves open, and that
   * `fairway host check` expects: `[{ port: 51820, protocol: 'udp' }]`. sshd's are always open.
   *
   * @default []
   */
  openPorts: z.array(portSchema).default([]),
});

/** Images that the targets run beside those of the application. */
const imagesSchema = z.strictObject({
  /** Docker's proxy in front of the routes. @default 'caddy:2' */
  proxy: imageReference().default('caddy:2'),
  /**
   * A statically linked busybox, which probes, start scripts and waiting containers use: it runs in any image.
   *
   * @default 'busybox:stable-musl'
   * @see https://hub.docker.com/_/busybox of the official variants, glibc is not static
   */
  tools: imageReference().default('busybox:stable-musl'),
  /** Starts scheduled jobs on Docker. @default 'crazymax/swarm-cronjob:1' */
  scheduler: imageReference().default('crazymax/swarm-cronjob:1'),
  /** Collects figures on Docker, where `monitoring` asks for it. @default 'prom/prometheus:v3.13.5' */
  prometheus: imageReference().default('prom/prometheus:v3.13.5'),
  /** Tells the figures of a Docker host and of its containers. @default 'prom/node-exporter:v1.12.1' */
  nodeExporter: imageReference().default('prom/node-exporter:v1.12.1'),
  /** Looks at the certificates of routes on Docker. @default 'prom/blackbox-exporter:v0.28.0' */
  blackboxExporter: imageReference().default('prom/blackbox-exporter:v0.28.0'),
});

/** What each target needs to know of its surroundings. */
export const targetsSchema = z.strictObject({
  images: imagesSchema.prefault({}),
  docker: dockerSchema.prefault({}),
  kubernetes: kubernetesSchema.prefault({}),
});
