import type { k8s } from 'cdk8s-plus-27';
import type { Application } from '../app/model/application.ts';
import type { Container } from '../app/model/container.ts';

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
const LABEL_VALUE = /^(?=.{1,63}$)[A-Za-z0-9](?:[-\w.]*[A-Za-z0-9])?$/;

/** The namespace of every object. */
export function namespaceOf({ name, targets }: Application): string {
  return targets.kubernetes.namespace ?? name;
}

/**
 * What finds the pods of a workload or job. Part of objects that can't be changed: never add a version here.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/
 */
export function selectorOf(application: Application, name: string): Record<string, string> {
  return { 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': application.name };
}

/**
 * The labels that Kubernetes recommends.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
 */
export function labelsOf(application: Application, name: string, component: string): Record<string, string> {
  return {
    ...selectorOf(application, name),
    'app.kubernetes.io/component': component,
    'app.kubernetes.io/part-of': application.name,
    'app.kubernetes.io/managed-by': 'fairway',
  };
}

/** Labels of everything that is made for a workload or job. */
export function containerLabels(application: Application, container: Container): Record<string, string> {
  return labelsOf(application, container.name, 'ports' in container ? 'workload' : 'job');
}

/**
 * The version of a container's image, as a label of what runs it: the tag, or the first digits of the digest. Never on
 * what outlives a version, such as a Service.
 */
export function versionLabel({ image }: Container): Record<string, string> {
  const [name = '', digest] = image.split('@sha256:');
  const version = /:([\w.-]+)$/.exec(name)?.[1] ?? digest?.slice(0, 12);
  return version !== undefined && LABEL_VALUE.test(version) ? { 'app.kubernetes.io/version': version } : {};
}

/** Metadata of an object that is made for a workload or job; it has the name of these unless another is given. */
export function containerMetadata(
  application: Application,
  container: Container,
  { name = container.name, labels, annotations }: Pick<k8s.ObjectMeta, 'name' | 'labels' | 'annotations'> = {},
): k8s.ObjectMeta {
  return {
    name,
    namespace: namespaceOf(application),
    labels: { ...containerLabels(application, container), ...labels },
    annotations,
  };
}

/** Metadata of an object that belongs to no single workload: what it is, and its name in the config. */
export function sharedMetadata(application: Application, component: string, name: string): k8s.ObjectMeta {
  return { name, namespace: namespaceOf(application), labels: labelsOf(application, name, component) };
}
