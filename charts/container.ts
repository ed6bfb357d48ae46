import type { k8s } from 'cdk8s-plus-27';
import type { Container } from '../app/model/container.ts';
import { envOf, escapeExpansion } from './env.ts';
import type { Mount } from './mounts.ts';
import { containerSecurityContext } from './pod-security.ts';
import { resourcesOf } from './resources.ts';
import { unlessEmpty } from './unless-empty.ts';

/** The container that runs the image of a workload or job. */
export function mainContainer(container: Container, mounts: readonly Mount[]): k8s.Container {
  const { name, image, command, args, workingDir } = container;
  return {
    name,
    image,
    // A digest names one content for ever; behind a tag there may be something new.
    imagePullPolicy: image.includes('@') ? 'IfNotPresent' : 'Always',
    command: command?.map(escapeExpansion),
    args: args?.map(escapeExpansion),
    workingDir,
    env: unlessEmpty(envOf(container)),
    resources: resourcesOf(container),
    volumeMounts: unlessEmpty(mounts.map(({ mount }) => mount)),
    securityContext: containerSecurityContext(container),
  };
}
