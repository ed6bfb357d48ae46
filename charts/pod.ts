import type { k8s } from 'cdk8s-plus-27';
import type { Application } from '../app/model/application.ts';
import type { Job } from '../app/model/job.ts';
import type { Container } from '../app/model/container.ts';
import type { Port, Workload } from '../app/model/workload.ts';
import { mainContainer } from './container.ts';
import { drain, drainSeconds } from './drain.ts';
import { containerLabels, versionLabel } from './metadata.ts';
import { scrapeAnnotations } from './metrics.ts';
import { mountsOf } from './mounts.ts';
import { placementOf, spreadOf } from './placement.ts';
import { podSecurityContext } from './pod-security.ts';
import { probeOf } from './probe.ts';
import { secretVersions } from './secret.ts';
import { waitFor } from './wait-for.ts';
import { unlessEmpty } from './unless-empty.ts';

/** The pods of a workload: they serve, are probed, and leave without losing requests. */
export function workloadPod(
  application: Application,
  workload: Workload,
  versionLabel: Parameters<typeof spreadOf>[2],
): k8s.PodTemplateSpec {
  const { metadata, spec } = podTemplate(application, workload, workload.ports);
  const [main] = spec.containers;
  const serving: k8s.Container = {
    ...main!,
    ports: unlessEmpty(workload.ports.map(containerPort)),
    startupProbe: probeOf(workload.startupProbe),
    readinessProbe: probeOf(workload.readinessProbe),
    livenessProbe: probeOf(workload.livenessProbe),
  };
  const annotations = unlessEmpty({ ...metadata.annotations, ...scrapeAnnotations(application, workload) });
  return {
    metadata: { ...metadata, annotations },
    spec: draining(application, workload, {
      ...spec,
      ...(workload.network === 'host' ? inHostNetwork(spec) : {}),
      topologySpreadConstraints: spreadOf(application, workload, versionLabel),
      containers: [serving],
    }),
  };
}

/** The pods of a job: one that fails stays, so that its logs can be read, and another one takes over. */
export function jobPod(application: Application, job: Job): k8s.PodTemplateSpec {
  const { metadata, spec } = podTemplate(application, job, []);
  return { metadata, spec: { ...spec, restartPolicy: 'Never' } };
}

function podTemplate(application: Application, container: Container, ports: readonly Port[]) {
  const mounts = mountsOf(application, container);
  const { imagePullSecret } = application.targets.kubernetes;
  const spec: k8s.PodSpec = {
    serviceAccountName: container.name,
    automountServiceAccountToken: container.permissions.length > 0,
    enableServiceLinks: false,
    imagePullSecrets: imagePullSecret === undefined ? undefined : [{ name: imagePullSecret }],
    terminationGracePeriodSeconds: container.stopGracePeriodSeconds,
    securityContext: podSecurityContext(
      container,
      ports.map(({ port }) => port),
    ),
    ...placementOf(application, container),
    initContainers: unlessEmpty(waitFor(application, container)),
    containers: [mainContainer(container, mounts)],
    volumes: unlessEmpty(mounts.flatMap(({ volume }) => volume ?? [])),
  };
  const metadata: k8s.ObjectMeta = {
    labels: { ...containerLabels(application, container), ...versionLabel(container) },
    annotations: unlessEmpty(secretVersions(application, container)),
  };
  return { metadata, spec };
}

function draining(application: Application, workload: Workload, spec: k8s.PodSpec): k8s.PodSpec {
  const seconds = drainSeconds(application, workload);
  if (seconds === 0) return spec;
  const { volume, initContainer, mount, lifecycle } = drain(application, workload);
  return {
    ...spec,
    terminationGracePeriodSeconds: workload.stopGracePeriodSeconds + seconds,
    initContainers: [...(spec.initContainers ?? []), initContainer],
    containers: spec.containers.map((main) => ({
      ...main,
      lifecycle,
      volumeMounts: [...(main.volumeMounts ?? []), mount],
    })),
    volumes: [...(spec.volumes ?? []), volume],
  };
}

/** Names of the cluster are still found; settings of the network are the node's, and no pod may change them. */
const inHostNetwork = ({ securityContext }: k8s.PodSpec): Partial<k8s.PodSpec> => ({
  hostNetwork: true,
  dnsPolicy: 'ClusterFirstWithHostNet',
  securityContext: { ...securityContext, sysctls: undefined },
});

function containerPort({ name, port, protocol }: Port): k8s.ContainerPort {
  return { name, containerPort: port, protocol: protocol.toUpperCase() };
}
