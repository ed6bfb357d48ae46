import type { k8s } from 'cdk8s-plus-27';
import type { Application } from '../app/model/application.ts';
import type { Container } from '../app/model/container.ts';

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

/** Metadata of an object that is made for a workload or job; it has the name of these unless another is given. */
export function containerMetadata(
  application: Application,
  container: Container,
  { name = container.name, annotations }: Pick<k8s.ObjectMeta, 'name' | 'annotations'> = {},
): k8s.ObjectMeta {
  return { name, namespace: namespaceOf(application), labels: containerLabels(application, container), annotations };
}

/** Metadata of an object that belongs to no single workload: what it is, and its name in the config. */
export function sharedMetadata(application: Application, component: string, name: string): k8s.ObjectMeta {
  return { name, namespace: namespaceOf(application), labels: labelsOf(application, name, component) };
}
